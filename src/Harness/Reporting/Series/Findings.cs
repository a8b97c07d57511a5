using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Series;

/// <summary>What a chart shows, in one sentence made from its data. Never more certain than the intervals.</summary>
internal static class Findings
{
    private const double WideInterval = 0.2;

    /// <summary>Changes below this are called none.</summary>
    private const double Flat = 0.1;

    /// <summary>
    /// Such as: <c>sum_squares on 2 cores: threads reach 1.00× with the GIL, 1.91× without; processes 1.86×; C# 1.95×; native 1.99×.</c>
    /// </summary>
    public static string SpeedUp(Comparison comparison)
    {
        var threads = string.Join(", ", new[] { Threads(comparison.WithGil, "with the "
            + "GIL"), Threads(comparison.WithoutGil, "without") }.OfType<string>());
        var parts = new[]
        {
            threads.Length > 0 ? $"threads reach {threads}" : null,
            comparison.Processes is { } processes ? $"processes\u00a0{Figures.Ratio(processes.Gain.Value)}" : null,
            comparison.CSharp is { } sharp ? $"C#\u00a0{Figures.Ratio(sharp.Gain.Value)}" : null,
            comparison.Ceiling is { } ceiling ? $"native\u00a0{Figures.Ratio(ceiling.Value)}" : null,
        }.OfType<string>().ToList();
        var where = $"{comparison.Slice.Name} on {Counted.Of(comparison.Cores, "core")}";
        return parts.Count == 0 ? $"{where}: speed-up over one worker." : $"{where}: "
            + $"{string.Join("; ", parts)}.{Doubt(comparison.All.Select(one => one.Gain))}";
    }

    /// <summary>
    /// Such as: <c>sum_squares from 1 to 8 cores: threads stay at 1.00× with the GIL; without it they rise to 7.10×; processes rise to
    /// 6.90×.</c>
    /// </summary>
    public static string Scaling(Comparison comparison)
    {
        var parts = new[]
        {
            Course("threads", comparison.WithGil, " with the GIL"),
            Course(comparison.WithGil.Count > 0 ? "without it "
                + "they" : "threads", comparison.WithoutGil, comparison.WithGil.Count > 0 ? "" : " without the GIL"),
            Course("processes", comparison.Processes is { } processes ? [processes] : [], ""),
            Course("C# workers", comparison.CSharp is { } sharp ? [sharp] : [], ""),
        }.OfType<string>().ToList();
        var where = $"{comparison.Slice.Name} from 1 to {comparison.Cores} cores";
        return parts.Count == 0 ? $"{where}: speed-up over one worker." : $"{where}: "
            + $"{string.Join("; ", parts)}.{Doubt(comparison.All.Select(one => one.Gain))}";
    }

    public static string Time(WorkloadSlice slice, int cores, IReadOnlyList<(ArmAnalysis Arm, bool IsPython)> arms)
    {
        var python = arms.Where(arm => arm.IsPython).Select(arm => arm.Arm).MinBy(arm => arm.SecondsPerUnit!.Value);
        var sharp = arms.Where(arm => !arm.IsPython).Select(arm => arm.Arm).MinBy(arm => arm.SecondsPerUnit!.Value);
        var parts = new[] { Quickest("Python", python), Quickest("C#", sharp) }.OfType<string>();
        return $"{slice.Name} on {Counted.Of(cores, "core")}: "
            + $"{string.Join("; ", parts)}.{Doubt(arms.Select(arm => arm.Arm.SecondsPerUnit!))}";

        static string? Quickest(string language, ArmAnalysis? arm) => arm is null
            ? null
            : $"{language}'s shortest time is {Figures.Duration(arm.SecondsPerUnit!.Value)} ({arm.Arm.Model} on {arm.Arm.Runtime})";
    }

    /// <summary>
    /// Such as: <c>sum_squares on 1 to 64 cores: Python's shortest time is 0.110 ms (threads on cpython-3.13t, 64 cores); C#'s …</c>
    /// </summary>
    public static string TimeOverCores(WorkloadSlice slice, IReadOnlyList<ArmAnalysis> arms)
    {
        var parts = new[] { Shortest("Python", isPython: true), Shortest("C#", isPython: false) }.OfType<string>();
        return $"{slice.Name} on {arms.Min(arm => arm.Arm.Cores)} to {Counted.Of(arms.Max(arm => arm.Arm.Cores), "core")}: "
            + $"{string.Join("; ", parts)}.{Doubt(arms.Select(arm => arm.SecondsPerUnit!))}";

        string? Shortest(string language, bool isPython) =>
            arms.Where(arm => arm.Resolved.Runtime.IsPython == isPython).MinBy(arm => arm.SecondsPerUnit!.Value) is { } arm
                ? $"{language}'s shortest time is {Figures.Duration(arm.SecondsPerUnit!.Value)} "
                    + $"({arm.Arm.Model} on {arm.Arm.Runtime}, {Counted.Of(arm.Arm.Cores, "core")})"
                : null;
    }

    public static string Cost(IReadOnlyList<FreeThreadingCost> costs)
    {
        var free = costs.Where(cost => !cost.GilForcedOn).ToList();
        var shown = free.Count > 0 ? free : costs;
        var (least, most) = (shown.MinBy(cost => cost.Ratio.Value)!, shown.MaxBy(cost => cost.Ratio.Value)!);
        var what = shown == free ? "free threading" : "the free-threaded build with its GIL on";
        var several = shown.Select(cost => cost.FreeRuntime).Distinct().Count() > 1;
        var range = least == most
            ? $"{Figures.Ratio(most.Ratio.Value)} the stock build's ({Where(most)})"
            : $"{Figures.Ratio(least.Ratio.Value)} ({Where(least)}) to {Figures.Ratio(most.Ratio.Value)} ({Where(most)}) the stock build's";
        var unlike = shown.Any(cost => cost.Builds.IsUnlike) ? " Some pairs differ in more than that."
            : shown.All(cost => cost.IsAlike) ? ""
            : " Of some pairs it is unknown whether they are alike in all else.";
        return $"One thread's time with {what} is {range}.{unlike}{Doubt(shown.Select(cost => cost.Ratio))}";

        string Where(FreeThreadingCost cost) => several ? $"{cost.Workload} on {cost.FreeRuntime}" : cost.Workload;
    }

    public static string Throughput(WorkloadSlice slice, int cores, IReadOnlyList<ArmAnalysis> arms)
    {
        var best = arms.MinBy(arm => arm.SecondsPerUnit!.Value)!;
        var loop = arms.FirstOrDefault(arm => arm.Arm.Model == SpeedUps.Sequential && arm.Arm.Runtime == best.Arm.Runtime);
        var beside = loop is null || loop == best ? "" : $", {Figures.Ratio(loop.SecondsPerUnit!.Value / best.SecondsPerUnit!.Value)} "
            + "its sequential loop";
        return $"{slice.Name} on {Counted.Of(cores, "core")}: the highest throughput is "
            + $"{Figures.PerSecond(1 / best.SecondsPerUnit!.Value)}, "
            + $"by {best.Arm.Model} on {best.Arm.Runtime}{beside}.{Doubt(arms.Select(arm => arm.SecondsPerUnit!))}";
    }

    /// <summary>
    /// Such as: <c>timer: half of the waits are late by 0.080 ms (threads on cpython-3.13) to 2.10 ms (async on dotnet-10), 99 % by at
    /// most 4.40 ms.</c>
    /// </summary>
    public static string Lateness(WorkloadSlice slice, IReadOnlyList<ArmAnalysis> arms)
    {
        var (least, most) = (arms.MinBy(arm => arm.Lateness!.P50.Value)!, arms.MaxBy(arm => arm.Lateness!.P50.Value)!);
        var worst = arms.MaxBy(arm => arm.Lateness!.P99.Value)!;
        var range = least == most ? Half(most) : $"{Half(least)} to {Half(most)}";
        return $"{slice.Name}: half of the waits are late by at most {range}, 99 % of them by at most "
            + $"{Figures.Lateness(worst.Lateness!.P99 with { Low = null, High = null })} ({worst.Arm.Model} on "
            + $"{worst.Arm.Runtime}).{Doubt(arms.Select(arm => arm.Lateness!.P50))}";

        static string Half(ArmAnalysis arm) => $"{Figures.Lateness(arm.Lateness!.P50 with { Low = null, High = null })} ({arm.Arm.Model} "
            + $"on {arm.Arm.Runtime})";
    }

    public static string StartUp(WorkloadSlice slice, int cores, IReadOnlyList<ArmAnalysis> arms)
    {
        var most = arms.MaxBy(arm => arm[Metric.StartUp].Median)!;
        var least = arms.MinBy(arm => arm[Metric.StartUp].Median)!;
        return $"{slice.Name} on {Counted.Of(cores, "core")}: getting the workers ready takes "
            + $"{Figures.Duration(least[Metric.StartUp].Median!.Value)} ({least.Arm.Model} on {least.Arm.Runtime}) "
            + $"to {Figures.Duration(most[Metric.StartUp].Median!.Value)} ({most.Arm.Model} on {most.Arm.Runtime}).";
    }

    /// <summary>
    /// Such as: <c>sum_squares on 2 cores: workers hold 16.1 MB (threads on cpython-3.13) to 30.0 MB (process_pool_fork on …).</c>
    /// </summary>
    public static string Memory(WorkloadSlice slice, int cores, IReadOnlyList<ArmAnalysis> arms)
    {
        var (least, most) = (arms.MinBy(arm => arm[Metric.Memory].Median)!, arms.MaxBy(arm => arm[Metric.Memory].Median)!);
        return $"{slice.Name} on {Counted.Of(cores, "core")}: the workers hold {Held(least)}{(least == most ? "" : $" to {Held(most)}")}.";

        static string Held(ArmAnalysis arm) =>
            $"{Figures.Bytes(arm[Metric.Memory].Median!.Value)} ({arm.Arm.Model} on {arm.Arm.Runtime})";
    }

    /// <summary>How sure the figures are, where that must be said; else empty.</summary>
    public static string Doubt(IEnumerable<Estimate> estimates)
    {
        var all = estimates.ToList();
        var fewest = all.Select(estimate => estimate.Blocks).DefaultIfEmpty(0).Min();
        return all switch
        {
            [] => "",
            _ when fewest < Estimate.FewestBlocks => $" Only {Counted.Of(fewest, "block")}: no intervals.",
            _ when all.Exists(estimate => !estimate.HasInterval) => " Some have no finite interval.",
            _ when all.Exists(IsWide) => " Some intervals are wider than 20\u00a0%.",
            _ => "",
        };
    }

    /// <summary>Whether the whole interval lies where changes are called none.</summary>
    public static bool IsFlat(Estimate estimate) => estimate.Low > 1 - Flat && estimate.High < 1 + Flat;

    /// <summary>Whether the interval is too wide to call anything equal.</summary>
    public static bool IsWide(Estimate estimate) => estimate.Width > WideInterval;

    private static string? Course(string who, IReadOnlyList<ComparedModel> models, string how)
    {
        if (models.Count == 0)
        {
            return null;
        }

        var gain = models.MaxBy(compared => compared.Gain.Value)!.Gain;
        var verb = gain switch
        {
            _ when gain.Contains(1) && !IsFlat(gain) => "perhaps reach",
            { Value: > 1 + Flat } => "rise to",
            { Value: < 1 - Flat } => "fall to",
            _ => "stay at",
        };
        return $"{who} {verb}\u00a0{Range(models)}{how}";
    }

    private static string? Threads(IReadOnlyList<ComparedModel> models, string how)
    {
        if (models.Count == 0)
        {
            return null;
        }

        return $"{Range(models)} {how}";
    }

    private static string Range(IReadOnlyList<ComparedModel> models)
    {
        var gains = models.Select(compared => compared.Gain.Value).ToList();
        var (least, most) = (Figures.Significant(gains.Min()), Figures.Significant(gains.Max()));
        return least == most ? $"{most}×" : $"{least} to {most}×";
    }
}
