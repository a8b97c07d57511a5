using GilBench.Analysis;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>Turns what a worker reported into the line of the run file. Pure.</summary>
internal static class LaunchJudge
{
    /// <summary>Circumstances that the worker cannot know.</summary>
    internal sealed record Circumstances(NoiseDelta? Noise, string? ExecutableSha256, DateTimeOffset Started);

    public static Launch Judge(PlannedLaunch planned, int tasks, WorkerReport report, Circumstances circumstances)
    {
        var setting = planned.Setting;
        var affinity = report.Done?.Affinity ?? report.Ready?.Affinity;
        var faults = EnvironmentRules.Faults(
            setting, affinity, MeterMedians.OfWarm(report.Samples, sample => sample.CpuPerWall), SampledCpuSeconds(report), circumstances.Noise);
        var certificate = GilCertifier.Certify(setting, report, undisturbed: faults.Count == 0);
        var agree = ResultsAgree(setting.Sizes.Expected, tasks, report.Samples);
        var (outcome, detail) = Outcome(report, certificate, agree, setting.Sizes.Expected);
        return new Launch(
            planned.Id, planned.Block, planned.Attempt, planned.Order, setting.Arm.Id, tasks, outcome, detail, agree, certificate,
            setting.Cores, affinity, faults,
            report.Ready?.StartupSeconds, report.Done?.ShutdownSeconds,
            report.Samples,
            report.Ready?.Runtime, report.Done?.Modules ?? report.Ready?.Modules,
            report.Done?.PeakRssBytes, report.Done?.ChildrenPeakRssBytes,
            circumstances.Noise, circumstances.ExecutableSha256, circumstances.Started, report.Duration.TotalSeconds, report.ExitCode);
    }

    private static double SampledCpuSeconds(WorkerReport report) =>
        report.Samples.Sum(sample => (sample.CpuSelfSeconds ?? 0) + (sample.CpuChildrenSeconds ?? 0));

    private static bool? ResultsAgree(string expected, int tasks, IReadOnlyList<IterationSample> samples) =>
        samples.Count == 0 ? null : samples.All(sample => sample.Results.Count == 1 && sample.Results.GetValueOrDefault(expected) == tasks);

    private static (LaunchOutcome Outcome, string? Detail) Outcome(WorkerReport report, GilCertificate certificate, bool? agree, string expected)
    {
        if (report.Outcome != LaunchOutcome.Ok)
        {
            return (report.Outcome, report.Detail);
        }

        if (agree == false)
        {
            var wrong = report.Samples.SelectMany(sample => sample.Results.Keys).FirstOrDefault(result => result != expected);
            return (LaunchOutcome.WrongResult, wrong is null
                ? "Not every unit of work was done."
                : $"A unit returned {Shorten(wrong)} instead of {Shorten(expected)}.");
        }

        return certificate.Verdict == CertificateVerdict.Refused ? (LaunchOutcome.GilMismatch, certificate.Reason) : (LaunchOutcome.Ok, null);
    }

    private static string Shorten(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
