using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Claims.Judging;

/// <summary>
/// Looks once more at what the GIL certificates of an arm rest on: a run file that was written by hand, or by a harness that erred, must not
/// carry a claim by its verdict alone.
/// </summary>
internal static class CertificateReview
{
    /// <param name="launches">Which of the run's launches count; those that were set aside decide nothing.</param>
    /// <returns>What contradicts the arm, one sentence; null where nothing does.</returns>
    public static string? Refusal(Run run, CountingLaunches launches, Arm arm)
    {
        var runtime = run.Header.Runtimes.First(runtime => runtime.Id == arm.Runtime);
        if (runtime.ExpectsGil is not { } gil)
        {
            return null;
        }

        var model = run.Header.Models.First(model => model.Id == arm.Model && model.Language == Language.Python);
        var workload = run.Header.Workloads.First(workload => workload.Id == arm.Workload);
        return launches.AcceptedOf(arm.Id)
            .Where(launch => launch.Outcome is LaunchOutcome.Ok or LaunchOutcome.GilMismatch)
            .Select(launch => Refusal(launch, runtime, gil, model, GilPhysics.CanShow(arm, workload, model) ? arm : null))
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <param name="showing">The arm, where CPU time can show whether it had a GIL; else null.</param>
    private static string? Refusal(Launch launch, Runtime runtime, bool gil, ExecutionModel model, Arm? showing)
    {
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

        if (runtime.Description.GilDisabledBuild == true && (launch.Runtime is null || GilStates.AreMissing(launch.Samples, model)))
        {
            return Of(launch, "Not every worker said what it is and whether its GIL was on.");
        }

        return showing is not null && GilPhysics.Contradiction(gil, showing, GilSigns.Of(launch.Samples, launch.Runtime)) is { } physical
            ? Of(launch, physical)
            : null;
    }

    private static string Of(Launch launch, string reason) => $"The GIL certificate of {launch.Arm} is refused (launch {launch.Id}): {reason}";

    private static string OnOff(bool on) => on ? "on" : "off";
}
