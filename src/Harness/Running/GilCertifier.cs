using GilBench.Analysis;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// Judges whether a launch ran with the GIL state its arm claims: build flag, <c>sys._is_gil_enabled()</c> before and after in every
/// worker, and the physical proof, CPU seconds over wall seconds. Pure.
/// </summary>
internal static class GilCertifier
{
    /// <param name="setAside">Rounds in which the environment took cores away: the states there count, CPU time proves nothing.</param>
    /// <param name="undisturbed">
    /// Whether the environment let the launch have its cores; else physics proves nothing and the launch is repeated.
    /// </param>
    public static GilCertificate Certify(ResolvedArm resolved, WorkerReport report, IReadOnlyList<int> setAside, bool undisturbed)
    {
        var samples = report.Samples.Select(IterationSample.Of).ToList();
        var (arm, runtime) = (resolved.Arm, resolved.Runtime);
        var signs = GilSigns.Of(
            [.. samples.Where(sample => WhatCounts.FateOf(sample, setAside) == SliceFate.Counts)], report.Ready?.Runtime);
        var cpuPerWall = signs.CpuPerWall;
        if (runtime.ExpectsGil is not { } gil)
        {
            return new GilCertificate(CertificateVerdict.NotApplicable, null, cpuPerWall, "This runtime has no GIL.");
        }

        GilCertificate Verdict(CertificateVerdict verdict, string reason) => new(verdict, gil, cpuPerWall, reason);

        GilCertificate Said(CertificateVerdict verdict, string rest) =>
            Verdict(verdict, $"Every worker says that the GIL is {OnOff(gil)}{rest}");

        if (Contradiction(gil, resolved, report, samples) is { } contradiction)
        {
            return Verdict(CertificateVerdict.Refused, contradiction);
        }

        if (!GilPhysics.CanShow(resolved) || cpuPerWall is not { } cores)
        {
            return Said(CertificateVerdict.StateOnly, "; CPU time cannot show it on this arm.");
        }

        if (!undisturbed)
        {
            return Said(CertificateVerdict.StateOnly, "; the environment took cores away, so CPU time proves nothing.");
        }

        var used = $"{arm.Workers} threads used {cores:0.00} cores at once";
        return GilPhysics.Contradiction(gil, arm, signs) is { } physical
            ? Verdict(CertificateVerdict.Refused, physical)
            : !GilPhysics.Proves(gil, arm, cores)
            ? Said(CertificateVerdict.StateOnly, $"; {used}, which shows neither state.")
            : Said(CertificateVerdict.Proved, $", and {used}.");
    }

    private static string? Contradiction(bool gil, ResolvedArm resolved, WorkerReport report, IReadOnlyList<IterationSample> samples)
    {
        var runtime = resolved.Runtime;
        if (report.Ready is not { } ready)
        {
            return "The worker never said what it is.";
        }

        if (ready.Runtime.GilDisabledBuild != runtime.Description.GilDisabledBuild || ready.Runtime.Version != runtime.Description.Version)
        {
            return $"The worker is {ready.Runtime.Implementation} {ready.Runtime.Version}, "
                + $"free-threaded build: {ready.Runtime.GilDisabledBuild}; the arm asks for {runtime.Id}.";
        }

        var states = GilStates.Of(samples)
            .Append(ready.Runtime.GilEnabled ?? gil)
            .Append(report.Done?.GilEnabled ?? gil);
        if (states.Any(state => state != gil))
        {
            return $"The GIL should be {OnOff(gil)}, but a worker said at some moment that it was {OnOff(!gil)}{Switcher(gil, report)}.";
        }

        return runtime.Description.GilDisabledBuild == true && GilStates.AreMissing(samples, resolved.Model)
            ? "Not every worker said whether its GIL was on, before and after its share."
            : null;
    }

    /// <summary>Which modules switched it on, where that is known.</summary>
    private static string Switcher(bool gil, WorkerReport report)
    {
        var modules = (report.Done?.GilEnabledBy ?? []).Concat(report.Ready?.GilEnabledBy ?? []).Distinct().ToList();
        return gil || modules is []
            ? ""
            : $": {string.Join(", ", modules)} switched it on, an extension that does not say it can do without";
    }

    private static string OnOff(bool on) => on ? "on" : "off";
}
