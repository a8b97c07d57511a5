using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Capacity;

/// <summary>What a run says of a throughput: an answer for each model and runtime, and the usual rules beside.</summary>
internal sealed record CapacityAnswers(CapacityQuestion Question, MachineDescription Machine)
{
    /// <summary>In the plan's order.</summary>
    public required IReadOnlyList<CapacityAnswer> All { get; init; }

    public required IReadOnlyList<RuleOfThumb> Rules { get; init; }

    /// <summary>What the environment took of the rounds or blocks.</summary>
    public required double LostShare { get; init; }

    /// <summary>Whether so much was lost that nothing is concluded, by the rule of the verdicts.</summary>
    public bool LostTooMuch => LostShare > ClaimControls.LargestInvalidBlockShare;

    /// <summary>
    /// Of those that are safe the one on the fewest cores, then in the least memory, then with the fewest workers; null where none is.
    /// </summary>
    public CapacityAnswer? Best => BestOf(All);

    public CapacityOutcome Outcome => Best is not null ? CapacityOutcome.Reached
        : !LostTooMuch && IsOutOfReach(All) ? CapacityOutcome.Unreachable
        : CapacityOutcome.Open;

    public static bool IsOutOfReach(IReadOnlyList<CapacityAnswer> answers) =>
        answers.Count > 0 && answers.All(answer => answer.Outcome == CapacityOutcome.Unreachable);

    /// <summary>By the rule of <see cref="Best"/>, of some of them.</summary>
    public CapacityAnswer? BestOf(IEnumerable<CapacityAnswer> answers) => answers
        .Where(answer => answer.Outcome == CapacityOutcome.Reached && !LostTooMuch)
        .OrderBy(answer => answer.Safe!.Cores)
        .ThenBy(answer => answer.Safe!.MemoryBytes ?? double.MaxValue)
        .ThenBy(answer => answer.Safe!.Workers)
        .FirstOrDefault();

    /// <param name="question">About a workload and a parameter set that the run has.</param>
    public static CapacityAnswers Of(Run run, CapacityQuestion question) => Of(run, RunAnalysis.Of(run), question);

    /// <param name="analysis">Of that run.</param>
    /// <param name="question">About a workload and a parameter set that the run has.</param>
    public static CapacityAnswers Of(Run run, RunAnalysis analysis, CapacityQuestion question)
    {
        var series = ScalingSeries.Of(analysis, question.Workload, question.ParameterSet);
        return new CapacityAnswers(question, run.Header.Machine)
        {
            All = [.. series.Select(one => CapacityAnswer.Of(one, question))],
            Rules = RuleOfThumb.Of(series),
            LostShare = analysis.LostShare,
        };
    }
}
