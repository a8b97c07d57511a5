using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Reporting.Warnings;

/// <summary>What a reader of this run must be warned of, the weightiest first.</summary>
internal static class WarningList
{
    public static IReadOnlyList<Warning> Of(Evidence evidence) =>
        [.. OfTheRun(evidence).Concat(OfControls(evidence)).Concat(OfArms(evidence)).Concat(OfRuntimes(evidence))
            .OrderBy(warning => warning.Kind)];

    private static IEnumerable<Warning> OfTheRun(Evidence evidence)
    {
        var (run, blocks) = (evidence.Run, evidence.Analysis.Blocks);
        if (run.Missing is { } missing)
        {
            yield return Sentences.MissingRuntime(missing);
        }

        if (run.End is null)
        {
            yield return Sentences.NotEnded();
        }

        if (run.End?.Reason == RunEndReason.Interrupted)
        {
            yield return Sentences.Interrupted();
        }

        if (run.End?.Reason == RunEndReason.TooNoisy)
        {
            yield return Sentences.TooNoisy();
        }

        if (blocks.Valid < Estimate.FewestBlocks)
        {
            yield return Sentences.FewBlocks(blocks.Valid);
        }

        if (evidence.Analysis.LostShare > ClaimControls.LargestInvalidBlockShare)
        {
            yield return Sentences.LostTooMuch(evidence.Analysis.LostShare, evidence.Analysis.InRounds);
        }

        if (run.Header.Machine.Limits is { QuotaCpus: { } quota } && quota < evidence.LargestCores)
        {
            yield return Sentences.Quota(quota);
        }

        var variables = run.Sessions.SelectMany(session => session.Variables).Select(variable => $"{variable.Key}={variable.Value}")
            .Distinct().ToList();
        if (variables.Count > 0)
        {
            yield return Sentences.Variables(variables);
        }

        if (run.Server?.SharesMeasuredCores == true)
        {
            yield return Sentences.ServerSharesCores();
        }

        if (run.Server is { RequestsPerSecond: null })
        {
            yield return Sentences.ServerNotMeasured();
        }

        if (run.Sessions.Count > 1)
        {
            yield return Sentences.Resumed(run.Sessions.Count);
        }
    }

    private static IEnumerable<Warning> OfControls(Evidence evidence)
    {
        var controls = evidence.Analysis.AaIntervals;
        foreach (var alike in controls.Where(interval => interval.LeavesMargin).GroupBy(interval => interval.ExcludesOne)
            .OrderByDescending(alike => alike.Key))
        {
            yield return alike.ToList() is [var interval]
                ? Sentences.AaIntervalWide(interval, Because(evidence))
                : Sentences.AaIntervalsWide([.. alike], controls.Count, Because(evidence));
        }

        // Where the whole run has too few blocks, another warning says so.
        var hasBlocksEnough = evidence.Analysis.Blocks.Valid >= Estimate.FewestBlocks;
        var unknown = controls.Where(interval => hasBlocksEnough && !interval.Ratio.HasInterval).ToList();
        if (unknown.Count > 0)
        {
            yield return Sentences.AaIntervalUnknown([.. unknown.Select(interval => interval.Arm)]);
        }

        if (controls.Count == 0)
        {
            yield return Sentences.NoAaControl();
        }

        foreach (var ceiling in evidence.Analysis.Ceilings.Where(ceiling => ceiling.HasNoCoresToGive || ceiling.IsLow))
        {
            yield return Sentences.CeilingLow(ceiling);
        }

        if (evidence.Analysis.Ceilings.Count == 0 && evidence.Headline is { Workload.Kind: not WorkloadKind.Io }
            && evidence.LargestCores > 1)
        {
            yield return Sentences.NoCeiling();
        }

        var unbounded = evidence.Measured.Count(arm => hasBlocksEnough && arm.OverOneWorkerBaseline is { Ratio.HasInterval: false });
        if (unbounded > 0)
        {
            yield return Sentences.NoInterval(unbounded);
        }

        var wide = evidence.Measured.Select(arm => arm.OverOneWorkerBaseline?.Ratio).OfType<Estimate>().Count(Findings.IsWide);
        if (wide > 0 && evidence.Analysis.Cores.Any(core => core.IsUnsteady))
        {
            yield return Sentences.WideIntervals(wide, Because(evidence));
        }
    }

    private static IEnumerable<Warning> OfArms(Evidence evidence)
    {
        var arms = evidence.Analysis.Arms;
        var failed = arms.Where(arm => arm.Failures.Count > 0).ToList();
        if (failed.Count > 0)
        {
            yield return Sentences.FailedLaunches(failed.Sum(arm => arm.Failures.Sum(failure => failure.Count)), Ids(failed));
        }

        var missing = arms.Where(arm => arm.SecondsPerUnit is null).ToList();
        if (missing.Count > 0)
        {
            yield return Sentences.NeverMeasured(Ids(missing));
        }

        foreach (var arm in arms.Where(arm => arm.Certificates.FirstRefusal is not null))
        {
            yield return Sentences.CertificateRefused(arm.Arm.Id, arm.Certificates.FirstRefusal!);
        }

        var unsteady = arms.Where(arm => arm.IsNotSteady).ToList();
        if (unsteady.Count > 0)
        {
            yield return Sentences.NotSteady(Ids(unsteady));
        }

        var several = arms.Where(arm => arm.Outliers.IsMultimodal).ToList();
        if (several.Count > 0)
        {
            yield return Sentences.SeveralModes(Ids(several));
        }
    }

    private static IEnumerable<Warning> OfRuntimes(Evidence evidence)
    {
        // Only what is known to be unoptimised: many distributed Pythons do not tell that they are optimised.
        var plain = evidence.Runtimes.Where(runtime => runtime.IsPython
            && (runtime.Description.Pgo == false || runtime.Description.Lto == false)).ToList();
        if (plain.Count > 0)
        {
            yield return Sentences.NotOptimized([.. plain.Select(runtime => runtime.Id)]);
        }

        var debug = evidence.Runtimes.Where(runtime => runtime.Description.Debug == true).ToList();
        if (debug.Count > 0)
        {
            yield return Sentences.DebugBuild([.. debug.Select(runtime => runtime.Id)]);
        }

        foreach (var pair in evidence.Analysis.FreeThreadingCosts.Where(cost => !cost.IsAlike)
            .DistinctBy(cost => (cost.StockRuntime, cost.FreeRuntime)))
        {
            yield return Sentences.UnlikePair(pair.StockRuntime, pair.FreeRuntime, pair.Builds);
        }
    }

    /// <summary>What is known of the cores, for an interval that is wide.</summary>
    private static string Because(Evidence evidence) =>
        SteadinessText.Because(evidence.Analysis.Cores.Where(core => core.IsUnsteady), evidence.Analysis.InRounds);

    private static List<string> Ids(IEnumerable<ArmAnalysis> arms) => [.. arms.Select(arm => arm.Arm.Id)];
}
