using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Claims.Judging;

/// <summary>
/// Looks once more at what the GIL certificates of an arm rest on: a run file that was written by hand, or by a harness that erred, must
/// not carry a claim by its verdict alone.
/// </summary>
internal static class CertificateReview
{
    /// <param name="counting">What of the run counts; launches that were set aside decide nothing.</param>
    /// <returns>What contradicts the first of the arms that something contradicts, one sentence; null where nothing does.</returns>
    public static string? Refusal(IEnumerable<ArmAnalysis> arms, WhatCounts counting) => arms
        .Select(arm => arm.Resolved)
        .Select(resolved => resolved.Runtime.ExpectsGil is { } gil
            ? counting.CertifiedOf(resolved.Arm.Id)
                .Select(launch => Refusal(launch, resolved, gil))
                .FirstOrDefault(refusal => refusal is not null)
            : null)
        .FirstOrDefault(refusal => refusal is not null);

    private static string? Refusal(Launch launch, ResolvedArm resolved, bool gil)
    {
        var runtime = resolved.Runtime;
        var certificate = launch.Certificate;
        if (certificate.Verdict == CertificateVerdict.Refused)
        {
            return Of(launch, certificate.Reason);
        }

        if (certificate.Verdict == CertificateVerdict.NotApplicable || certificate.ExpectedGil != gil)
        {
            return Of(launch, $"Its certificate is not one of {runtime.Id}.");
        }

        if (launch.Runtime is { } said && said.GilDisabledBuild != runtime.Description.GilDisabledBuild)
        {
            return Of(launch, $"The worker was another build than {runtime.Id}.");
        }

        var states = GilStates.Of(launch.Samples).Append(launch.Runtime?.GilEnabled ?? gil);
        if (states.Any(state => state != gil))
        {
            return Of(launch, $"The GIL should be {OnOff(gil)}, but a worker said at some moment that it was {OnOff(!gil)}.");
        }

        if (runtime.Description.GilDisabledBuild == true
            && (launch.Runtime is null || GilStates.AreMissing(launch.Samples, resolved.Model)))
        {
            return Of(launch, "Not every worker said what it is and whether its GIL was on.");
        }

        return GilPhysics.CanShow(resolved)
            && GilPhysics.Contradiction(gil, resolved.Arm, GilSigns.Of([.. launch.Warm], launch.Runtime)) is { } physical
            ? Of(launch, physical)
            : null;
    }

    private static string Of(Launch launch, string reason) =>
        $"The GIL certificate of {launch.Arm} is refused (launch {launch.Id}): {reason}";

    private static string OnOff(bool on) => on ? "on" : "off";
}
