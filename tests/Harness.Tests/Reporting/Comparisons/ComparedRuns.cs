using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Statistics.Gates;
using GilBench.Tests.Regression;

namespace GilBench.Tests.Reporting.Comparisons;

/// <summary>A comparison with every answer: slower, not confirmed, too noisy, faster, without a difference; two sentinels.</summary>
internal static class ComparedRuns
{
    public const string Hostile = "</td><script>alert('x')</script>&\"=[a](b)|*_`";

    private static readonly SyntheticComparison s_first = new()
    {
        Workloads = ["same", "slow", "once", "fast", "noisy"],
        SlowDowns = new Dictionary<string, double> { ["slow"] = 1.10, ["once"] = 1.06, ["fast"] = 0.9 },
        Noise = new Dictionary<string, double> { ["noisy"] = 0.06 },
    };

    public static Run First { get; } = s_first.Make();

    /// <summary>What alarmed, and two that had not: one without a difference, one that was faster and is no sentinel.</summary>
    public static Run Again { get; } = (s_first with
    {
        Workloads = ["slow", "once", "same", "fast"],
        SlowDowns = new Dictionary<string, double> { ["slow"] = 1.10, ["fast"] = 0.9 },
        Seed = 99,
    }).Make();

    public static ComparisonReport Report { get; } = Of(First, Again, ["A remark."]);

    /// <summary>Markup in every text that comes from revisions, arms and notes.</summary>
    public static ComparisonReport HostileReport { get; } = Report with
    {
        What = Report.What with { Base = new ComparisonSide(Hostile, null), Notes = [Hostile] },
        Result = Report.Result with
        {
            Reason = Hostile,
            Together = [.. Report.Result.Together.Select(rows => rows with { Arm = $"{Hostile}:{Hostile}", Reason = Hostile })],
            Arms = [.. Report.Result.Arms.Select((arm, place) => arm with { Arm = $"{place}{Hostile}:{Hostile}", Reason = Hostile })],
            Sentinels = [.. Report.Result.Sentinels.Select(sentinel => sentinel with { Name = Hostile })],
        },
        Remarks = [Hostile],
    };

    public static ComparisonReport Of(Run first, Run? again, IReadOnlyList<string> remarks) => new(
        first.Header.Comparison!, ComparisonJudge.Judge(first, again, _ => NoiseFloor.From([])), first, again, remarks);
}
