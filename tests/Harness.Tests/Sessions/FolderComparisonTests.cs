using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Reporting.Exports;
using GilBench.Results;
using GilBench.Sessions;
using GilBench.Statistics.Gates;
using GilBench.Tests.Reporting.Comparisons;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Sessions;

/// <summary>A comparison is judged from its folder as it was when it was measured.</summary>
public sealed class FolderComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Of a machine so noisy that what would be slower passes.</summary>
    private static readonly NoiseFloor s_noisy = new(NoiseFloor.SessionsNeeded, 0.2, 0.2);

    private static ComparisonReport Judged(Run first, Run? again, NoiseFloor floor) => new(
        first.Header.Comparison!, ComparisonJudge.Judge(first, again, _ => floor), first, again, ["A remark."])
    {
        NoiseFloors = first.Header.Comparison!.Arms.Select(arm => arm.NoiseKind).Distinct().ToDictionary(kind => kind, _ => floor),
    };

    private Run Write(Run first, Run? again, ComparisonReport? report)
    {
        SyntheticFile.Write(first, _folder.In("compared"));
        if (again is not null)
        {
            SyntheticFile.Write(again, _folder.In("compared/rerun"));
        }

        if (report is not null)
        {
            _folder.Write("compared/comparison.json", ComparisonJson.Of(report));
        }

        return RunFile.Read(_folder.In("compared"));
    }

    [Fact]
    public void With_both_runs_and_what_was_known_of_the_noise_every_verdict_is_the_same()
    {
        var report = Judged(ComparedRuns.First, ComparedRuns.Again, NoiseFloor.From([]));

        var read = FolderComparison.Of(_folder.In("compared"), Write(ComparedRuns.First, ComparedRuns.Again, report))!;

        Assert.Equal(ComparisonJson.Of(report), ComparisonJson.Of(read));
        Assert.Equal(report.Result.Sentinels, read.Result.Sentinels);
        Assert.Equal(["A remark."], read.Remarks);
    }

    [Fact]
    public void A_noise_floor_that_was_known_counts_whatever_the_history_knows_now()
    {
        var report = Judged(ComparedRuns.First, null, s_noisy);

        var read = FolderComparison.Of(_folder.In("compared"), Write(ComparedRuns.First, null, report))!;

        Assert.Equal((ComparisonOutcome.CouldNotTell, ComparisonJson.Of(report)), (read.Result.Outcome, ComparisonJson.Of(read)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("{\"run\": \"another\", \"noise_floors\": [], \"notes\": []}")]
    public void Without_what_was_known_of_the_noise_it_is_judged_by_its_own_rounds_and_that_is_said(string? kept)
    {
        var run = Write(ComparedRuns.First, ComparedRuns.Again, null);
        if (kept is not null)
        {
            _folder.Write("compared/comparison.json", kept);
        }

        var read = FolderComparison.Of(_folder.In("compared"), run)!;

        Assert.Equal(ComparisonOutcome.Failed, read.Result.Outcome);
        Assert.Contains("No comparison.json of this run", Assert.Single(read.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_measuring_that_was_interrupted_confirms_nothing()
    {
        var interrupted = ComparedRuns.Again with { End = new RunEnd(RunEndReason.Interrupted, 1, 2) };

        var read = FolderComparison.Of(_folder.In("compared"), Write(ComparedRuns.First, interrupted, null))!;

        Assert.Equal((ComparisonOutcome.Unconfirmed, (Run?)null), (read.Result.Outcome, read.Again));
    }

    [Fact]
    public void A_run_that_compares_nothing_or_learnt_this_machine_s_noise_has_none()
    {
        var calibrated = ComparedRuns.First with
        {
            Header = ComparedRuns.First.Header with
            {
                Comparison = ComparedRuns.First.Header.Comparison! with { Kind = ComparisonKind.Calibration },
            },
        };

        Assert.Null(FolderComparison.Of(_folder.Root, SyntheticRun.Of(new SyntheticOptions())));
        Assert.Null(FolderComparison.Of(_folder.Root, calibrated));
    }
}
