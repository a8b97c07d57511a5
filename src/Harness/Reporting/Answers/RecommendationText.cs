using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Answers;

/// <summary>What follows from an answer's figures, in words.</summary>
internal static class RecommendationText
{
    private const string MoreBlocks = "more blocks would tell: measure again with a larger --budget";

    /// <summary>What stands in the way may be noise, or a control that was not measured.</summary>
    private const string AnotherRun = "a run with more blocks (a larger --budget), when nothing else works on this machine, may bring one";

    public static string Of(WorkAnswer answer) => answer.Recommendation switch
    {
        { Taken: { Way: Way.OneWorker } one } taken => Stay(one, taken.BestOther),
        { Taken: { } way } taken => Take(answer, way, taken.OverSimpler),
        { Doubt: { } doubt } => $"None follows: {doubt.TrimEnd('.')}; {AnotherRun}.",
        { Undecided: var (simpler, other) } open => Undecided(simpler, other)
            + (open.AnyBeatsOneWorker ? $" Either is more than {Margin} faster than {Base(answer.Ways[0])}." : ""),
        _ when answer is { Ways.Count: 0, Embedded: not null } =>
            "None follows: of the ways to call it from Python itself none was measured; --model 'embedded_*,threads,process_pool_fork' "
            + "measures some beside.",
        _ when answer.Ways.Count == 0 => "None follows: nothing of it has a figure; the failures and what was left out say why.",
        _ => "None follows: there is no way with several workers to compare; 'run --cores' and '--models' say what is measured.",
    };

    private static string Stay(WayMeasured one, OverWay? best)
    {
        var other = best is { Ratio: { } ratio }
            ? $": the best of the others, {WayNames.WithArm(best.Way)}, does {Figures.Ratio(ratio)} the work of it in the same time"
            : "";
        return $"Recommendation: leave it on {Base(one)} ({one.Arm.Model} on {one.Arm.Runtime}). Nothing else that was measured is more "
            + $"than {Margin} faster{other}.";
    }

    private static string Take(WorkAnswer answer, WayMeasured way, IReadOnlyList<OverWay> simpler)
    {
        var figures = simpler.Where(over => over.Ratio is not null).ToList() switch
        {
            [] => "",
            [var one] => $"{Figures.Ratio(one.Ratio!)} the work of {Base(one.Way)}",
            [var one, .., var next] => $"{Figures.Ratio(one.Ratio!)} the work of {Base(one.Way)} and {Figures.Ratio(next.Ratio!)} that of "
                + WayNames.Of(next.Way.Way),
        };
        var also = way.Way switch
        {
            Way.ThreadsWithoutGil or Way.EventLoopWithoutGil when answer.Price is not null => ", the price of free threading included",
            Way.EventLoopWithProcesses => ", what it costs to hand over arguments and results included",
            Way.Processes when !way.Arm.Model.StartsWith("processes_", StringComparison.Ordinal) =>
                ", what it costs to hand over arguments and results included",
            _ => "",
        };
        var later = answer.Ways.SkipWhile(other => other != way).Skip(1).Select(other => other.Way).ToList();
        var rest = later.Count == 0
            ? ""
            : $" {Capital(WayNames.Join(later))} {(later.Count == 1 ? Verb(later[0]) : "are")} not more than {Margin} faster.";
        return $"Recommendation: {WayNames.WithArm(way)}: in the same time {figures}{also}.{rest}";
    }

    private static string Undecided(WayMeasured simpler, OverWay other) => other.Ratio is { HasInterval: true } ratio
        ? $"None follows: whether {WayNames.WithArm(other.Way)} {Verb(other.Way.Way)} more than {Margin} faster than "
            + $"{Name(simpler)} is open at {Figures.Ratio(ratio)}; {MoreBlocks}."
        : $"None follows: {WayNames.WithArm(other.Way)} against {Name(simpler)} has no finite interval; {MoreBlocks}.";

    private static string Verb(Way way) => way is Way.EventLoop or Way.EventLoopWithoutGil or Way.EventLoopWithProcesses ? "is" : "are";

    private static string Name(WayMeasured way) => way.Way == Way.OneWorker ? Base(way) : WayNames.WithArm(way);

    /// <summary>One worker by what it is: of a coroutine function it is a task.</summary>
    private static string Base(WayMeasured one) => one.Measured.Resolved.Model.WorkerKind switch
    {
        WorkerKind.EventLoop => "one task at a time",
        WorkerKind.Processes => "one process",
        _ => "one thread",
    };

    private static string Margin { get; } = FormattableString.Invariant($"{100 * RecommendationRule.Margin:0} %");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
