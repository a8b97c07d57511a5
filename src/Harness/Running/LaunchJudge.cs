using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>Turns what a worker reported into the line of the run file. Pure.</summary>
internal static class LaunchJudge
{
    private const int MostOfAResult = 170;

    /// <param name="setAside">Rounds of its group that do not count.</param>
    public static Launch Judge(
        GroupPlan plan, GroupWorker worker, WorkerReport report, IReadOnlyList<int> setAside, string? executableSha256)
    {
        var resolved = worker.Member.Resolved;
        var samples = report.Samples.Select(IterationSample.Of).ToList();
        var affinity = report.Done?.Affinity ?? report.Ready?.Affinity;
        var waitingShare = report.Waiting is { WaitedSeconds: > 0 } waiting ? waiting.CpuSeconds / waiting.WaitedSeconds : (double?)null;
        var faults = LaunchRules.Faults(worker.Member.Cores, affinity, report.Waiting);
        var certificate = GilCertifier.Certify(resolved, report, setAside, undisturbed: faults.Count == 0);
        var expected = ResultText.Of(resolved.ParameterSet.Expected);
        var agree = ResultsAgree(expected, worker.Member, samples);
        var (outcome, detail) = Outcome(report, certificate, agree, expected, samples);
        return new Launch(
            worker.Id, plan.Block, plan.Attempt, plan.Group, worker.Order,
            resolved.Arm.Id, worker.Member.Tasks, outcome, detail, agree, certificate,
            worker.Member.Cores, affinity, faults,
            plan.SideBySide ? null : report.Ready?.StartupSeconds, plan.SideBySide ? null : report.Done?.ShutdownSeconds,
            SliceTable.Of(samples), setAside, waitingShare,
            report.Ready?.Runtime, report.Done?.Modules ?? report.Ready?.Modules,
            report.Done?.PeakRssBytes, report.Done?.ChildrenPeakRssBytes,
            Noise: null, executableSha256, worker.Started, report.Duration.TotalSeconds, report.ExitCode);
    }

    /// <returns>Null where nothing tells: no slice was run, or all units were done and no result is expected of them.</returns>
    private static bool? ResultsAgree(string? expected, GroupMember member, List<IterationSample> samples)
    {
        return (samples.Count, expected) switch
        {
            (0, _) => null,
            (_, null) => samples.All(sample => sample.Results.Values.Sum() == Asked(sample)) ? null : false,
            _ => samples.All(sample => sample.Results.Count == 1 && sample.Results.GetValueOrDefault(expected) == Asked(sample)),
        };

        int Asked(IterationSample sample) => member.TasksOf(sample.Index);
    }

    private static (LaunchOutcome Outcome, string? Detail) Outcome(
        WorkerReport report, GilCertificate certificate, bool? agree, string? expected, List<IterationSample> samples)
    {
        if (report.Outcome != LaunchOutcome.Ok)
        {
            return (report.Outcome, report.Detail);
        }

        if (agree == false)
        {
            var wrong = expected is null
                ? null
                : samples.SelectMany(sample => sample.Results.Keys).FirstOrDefault(result => result != expected);
            return (LaunchOutcome.WrongResult, wrong is null
                ? "Not every unit of work was done."
                : $"A unit returned {Shorten(wrong)} instead of {Shorten(expected!)}.");
        }

        return certificate.Verdict == CertificateVerdict.Refused
            ? (LaunchOutcome.GilMismatch, certificate.Reason)
            : (LaunchOutcome.Ok, null);
    }

    /// <summary>Long enough to tell the two apart side by side.</summary>
    private static string Shorten(string text) => VisibleText.Cut(text, MostOfAResult);
}

/// <summary>What spoils a whole launch, so that its group is run again in the block. Never how long anything took. Pure.</summary>
internal static class LaunchRules
{
    /// <summary>A worker that waits for its turn stands in a blocking read; a spinning pool or a timer shows far above these.</summary>
    private const double MostWaitingShare = 0.05;

    /// <summary>A runtime that compiles a last few methods between slices was seen to use 0.09 s, whatever the wait.</summary>
    private const double LeastWaitingCpuSeconds = 0.1;

    /// <returns>Complete sentences; none for a valid launch.</returns>
    public static IReadOnlyList<string> Faults(IReadOnlyList<int> affinityAsked, IReadOnlyList<int>? affinityRead, WaitingCpu? waiting)
    {
        List<string> faults = [];
        if (affinityRead is not null && !affinityRead.SequenceEqual(affinityAsked))
        {
            faults.Add(DisturbanceText.WrongCores(affinityRead, affinityAsked));
        }

        if (waiting is { WaitedSeconds: > 0, CpuSeconds: > LeastWaitingCpuSeconds }
            && waiting.CpuSeconds / waiting.WaitedSeconds > MostWaitingShare)
        {
            faults.Add(DisturbanceText.WorkedWhileWaiting(waiting.CpuSeconds, waiting.WaitedSeconds));
        }

        return faults;
    }
}
