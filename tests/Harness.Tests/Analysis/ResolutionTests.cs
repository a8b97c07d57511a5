using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Summary;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Tests.Machine;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

/// <summary>Every figure has a resolution: what a run could have seen, and what held it back.</summary>
public sealed class ResolutionTests
{
    private const string Loop = "sum_squares:sequential@cpython-3.13:1x1";
    private const string One = "sum_squares:threads@cpython-3.13t:1x1";
    private const string Two = "sum_squares:threads@cpython-3.13t:2x2";

    [Fact]
    public void It_is_the_larger_of_what_the_AA_control_and_a_typical_interval_leave_open()
    {
        // The A/A control reaches from 1/1.03 to 1.03; every speed-up but one is exact.
        var resolution = Of(Quiet with
        {
            Exactly = new Dictionary<string, double[]>
            {
                [Loop] = Same(1),
                [Loop + ":aa"] = [.. Same(1).Select((_, block) => block % 2 == 0 ? 1.03 : 1 / 1.03)],
            },
        });

        Assert.Equal(0.03, resolution.AaControl!.Value, 6);
        Assert.Equal(0, resolution.SpeedUps!.Value, 6);
        Assert.Equal(resolution.AaControl, resolution.SmallestDifference);
    }

    [Fact]
    public void The_typical_interval_is_the_median_one_so_that_a_single_wide_one_is_not_the_run_s()
    {
        var resolution = Of(Quiet with
        {
            Exactly = new Dictionary<string, double[]>
            {
                [One] = Same(1),
                [Two] = [.. Same(1).Select((_, block) => block % 2 == 0 ? 0.4 : 0.6)],
            },
        });

        Assert.Equal(0, resolution.SpeedUps!.Value, 6);
        Assert.InRange(
            RunAnalysis.Of(SyntheticRun.Of(Quiet with { LaunchNoise = 0.05 })).Arms.Count(arm => arm.OverOneWorkerBaseline is not null),
            2,
            20);
        Assert.InRange(Of(Quiet with { LaunchNoise = 0.05 }).SpeedUps!.Value, 0.01, 0.1);
    }

    [Fact]
    public void Without_intervals_it_is_not_known_and_few_blocks_are_what_held_it_back()
    {
        var resolution = Of(Quiet with { Blocks = 4 });

        Assert.Null(resolution.SmallestDifference);
        Assert.Equal(
            "This run has no interval, so what differences it could have seen is not known; "
                + "what held it back: it has 4 blocks, and 12 or more would show smaller ones.",
            ResolutionText.Of(resolution, inRounds: true));
    }

    [Fact]
    public void What_held_it_back_is_named_with_the_core()
    {
        var options = Quiet with
        {
            Rounds = 4,
            BaseCores = 2,
            Slowed = (_, round, cores) => cores is [1] && round != 2 ? 2 : 1,
            SetAside = _ => [new SetAsideRound(4, DisturbanceText.OtherPrograms(0.5, 0.1))],
        };
        var run = SyntheticRun.Of(options);
        var noisy = run with
        {
            Groups = [.. run.Groups.Select(end => end with
            {
                Noise = SyntheticDescription.Calm() with { WallSeconds = 2, StealShare = 0.015, ThrottledSeconds = 0.25 },
            })],
        };

        var resolution = Resolution.Of(noisy, RunAnalysis.Of(noisy));

        Assert.Equal([1], resolution.SlowCores.Select(core => core.Cpu));
        Assert.Equal(
            (0.015, 4.0, 0.25, false),
            (Math.Round(resolution.StealShare, 9), resolution.ThrottledSeconds, resolution.OtherProgramsShare, resolution.HasFewBlocks));
        Assert.EndsWith(
            "what held it back: CPU 1 ran at 50 % of its best in 67 % of the rounds: a neighbour shares the physical core; "
                + "the hypervisor took 1.50 % of the cores' time; "
                + "a CPU quota stopped it for 4.00 s; other programs disturbed 25.0 % of the rounds.",
            ResolutionText.Of(resolution, inRounds: true),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_run_was_held_back_by_nothing() => Assert.EndsWith(
        "; nothing that was recorded held it back.", ResolutionText.Of(Of(Quiet), inRounds: true), StringComparison.Ordinal);

    [Fact]
    public void The_page_and_the_terminal_say_it()
    {
        var run = SyntheticRun.Of(Quiet with { LaunchNoise = 0.02 });
        var sentence = ResolutionText.Of(Resolution.Of(run, RunAnalysis.Of(run)), inRounds: true);

        Assert.StartsWith("The smallest difference that this run could have seen is about ", sentence, StringComparison.Ordinal);
        Assert.Equal(sentence, RunSummary.Of(run).Resolution);
        Assert.Equal(sentence, ReportBuilder.Build(Evidence.Of(run), []).Resolution);
        Assert.Contains(
            "The smallest difference that this run could have seen",
            MarkdownPage.Render(ReportBuilder.Build(Evidence.Of(run), [])),
            StringComparison.Ordinal);
    }

    private static SyntheticOptions Quiet { get; } =
        new() { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0, BlockNoise = 0, Blocks = 16 };

    private static double[] Same(double seconds) => [.. Enumerable.Repeat(seconds, 16)];

    private static Resolution Of(SyntheticOptions options)
    {
        var run = SyntheticRun.Of(options);
        return Resolution.Of(run, RunAnalysis.Of(run));
    }
}
