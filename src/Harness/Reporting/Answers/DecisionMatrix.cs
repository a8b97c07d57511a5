using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Answers;

/// <summary>The document's decision matrix (2.6): which way each kind of work is said to ask for, beside what was measured here.</summary>
internal static class DecisionMatrix
{
    private static readonly MatrixRule[] s_rules =
    [
        new("Waits, in libraries that can be awaited", WorkloadKind.Io, Way.EventLoop, "asyncio"),
        new("Waits, in libraries that block", WorkloadKind.Io, Way.Threads, "threads"),
        new("Computes", WorkloadKind.Cpu, Way.Processes, "processes"),
        new("Waits and computes", WorkloadKind.Mixed, Way.EventLoopWithProcesses, "asyncio with processes"),
    ];

    /// <param name="answers">As <see cref="KindAnswers"/> gives them.</param>
    /// <returns>A row for each of its rules; those that this run says nothing of have no figures.</returns>
    public static IReadOnlyList<MatrixRow> Of(Evidence evidence, IReadOnlyList<WorkAnswer> answers) =>
        [.. s_rules.Select(rule => Of(evidence, rule, answers.FirstOrDefault(answer => answer.Slice.Workload.Kind == rule.Kind)))];

    private static MatrixRow Of(Evidence evidence, MatrixRule rule, WorkAnswer? answer)
    {
        if (answer is null || answer[Way.OneWorker] is not { } one)
        {
            return new MatrixRow(rule, answer, null, null, null);
        }

        var several = answer.Ways.Where(way => way != one).Select(way => new OverWay(way, RecommendationRule.Over(one, way))).ToList();
        var (choice, best) = (several.Find(over => over.Way.Way == rule.Choice), several.MaxBy(over => over.Ratio?.Value));
        return new MatrixRow(rule, answer, choice, best, choice is null || best is null || choice == best
            ? null
            : new RecommendationRule(evidence.Analysis).Compare(choice.Way, best.Way));
    }
}

/// <summary>A line of the matrix as it is printed.</summary>
/// <param name="Work">The kind of work, in words.</param>
/// <param name="Words">The choice, in words.</param>
internal sealed record MatrixRule(string Work, WorkloadKind Kind, Way Choice, string Words);

/// <summary>A line of the matrix with what was measured.</summary>
/// <param name="Answer">Of the workload that stands for the kind; null where none was measured.</param>
/// <param name="Choice">What the choice does in the time in which one thread does 1; null where it was not measured.</param>
/// <param name="Best">The same of the way that does most.</param>
/// <param name="BestIsBetter">Whether that one is better than the choice; null where it is the choice, or one of them is missing.</param>
internal sealed record MatrixRow(
    MatrixRule Rule, WorkAnswer? Answer, OverWay? Choice, OverWay? Best, RecommendationRule.Better? BestIsBetter);
