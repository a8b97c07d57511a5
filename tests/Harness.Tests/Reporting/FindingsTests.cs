using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Tests.Claims;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class FindingsTests
{
    [Fact]
    public void The_headline_says_what_each_way_of_using_the_cores_gained()
    {
        var headline = HeadlineText.Of(EvidenceOf(Noiseless));

        Assert.Equal(
            "sum_squares on 2 cores against one worker: with the GIL, threads are no faster (0.995×); without it, they are 1.94× as fast; "
                + "processes are 1.90× as fast; C# is 1.97× as fast.",
            headline.Sentence);
        Assert.Equal(["0.995×", "1.94×", "1.90×", "1.97×", "1.99×"], headline.Tiles.Column("Speed-up"));
    }

    [Fact]
    public void A_chart_s_title_is_its_finding()
    {
        var charts = ChartCatalog.Of(EvidenceOf(Noiseless)).SelectMany(section => section.All)
            .ToDictionary(chart => chart.Id, chart => chart.Title.Replace('\u00a0', ' '));

        Assert.Equal(
            "sum_squares on 2 cores: threads reach 0.995× with the GIL, 1.94× without; processes 1.90×; C# 1.97×; native 1.99×.",
            charts["gain-sum-squares"]);
        Assert.Equal(
            "sum_squares from 1 to 2 cores: threads stay at 0.995× with the GIL; without it they rise to 1.94×; processes rise to 1.90×; "
                + "C# workers rise to 1.97×.",
            charts["scaling-sum-squares"]);
        Assert.Equal(
            "One thread's time with free threading is 1.00× (hash_blocks) to 1.32× (sum_squares) the stock build's.",
            charts["free-threading-cost"]);
        Assert.Equal(
            "sleep on 2 cores: the highest throughput is 196/s, by threads on cpython-3.13, 1.98× its sequential loop.",
            charts["throughput-sleep"]);
    }

    [Fact]
    public void With_four_blocks_every_title_says_that_there_are_no_intervals()
    {
        var sections = ChartCatalog.Of(EvidenceOf(Noiseless with { Blocks = 4 }));

        Assert.All(
            sections.SelectMany(section => section.All).Where(chart => chart.Id is not ("start-up-sum-squares" or "memory-sum-squares")),
            chart => Assert.EndsWith("Only 4 blocks: no intervals.", chart.Title, StringComparison.Ordinal));
    }

    [Fact]
    public void Wide_intervals_are_said_to_be_wide()
    {
        var charts = ChartCatalog.Of(EvidenceOf(new SyntheticOptions { LaunchNoise = 0.2 })).SelectMany(section => section.All);
        var gain = charts.First(chart => chart.Id == "gain-sum-squares");

        Assert.Matches("Some (intervals are wider than 20 %|have no finite interval)\\.$", gain.Title.Replace('\u00a0', ' '));
        Assert.DoesNotContain(" %", gain.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_noisy_machine_makes_the_headline_inconclusive()
    {
        var twice = new Dictionary<string, double[]> { ["sum_squares:sequential@cpython-3.13:1x1:aa"] = [.. Enumerable.Repeat(1.0, 16)] };

        Assert.Matches(
            "^Inconclusive\\. The A/A control, one arm against itself, gave .* which excludes 1 and leaves ±10 %: the machine was too "
                + "noisy\\. sum_squares on 2 cores",
            HeadlineText.Of(EvidenceOf(Noiseless with { Exactly = twice })).Sentence);
    }

    [Fact]
    public void A_native_ceiling_far_below_the_cores_makes_the_headline_inconclusive()
    {
        var throttled = Noiseless with { SpeedUp = arm => arm.Arm.Workers == 1 ? 1 : 1.15 };

        Assert.StartsWith(
            "Inconclusive. The native control itself gained only 1.15×",
            HeadlineText.Of(EvidenceOf(throttled)).Sentence, StringComparison.Ordinal);
    }

    /// <summary>Ways in which a run gives no answer.</summary>
    public static TheoryData<string> Doubts => new(s_doubtful.Keys);

    private static readonly Dictionary<string, Run> s_doubtful = new()
    {
        ["no finite interval of the A/A control"] = SyntheticRun.Of(new SyntheticOptions())
            .LosingItsInterval("sum_squares:sequential@cpython-3.13:1x1:aa"),
        ["few blocks"] = SyntheticRun.Of(new SyntheticOptions { Blocks = 4 }),
        ["no A/A control"] = Without(ArmRole.AaControl),
        ["no native ceiling"] = Without(ArmRole.PositiveControl),
        ["spoiled blocks"] = WithSpoiledBlocks(),
        ["noise"] = SyntheticRun.Of(new SyntheticOptions
        {
            Exactly = new Dictionary<string, double[]>
            {
                ["sum_squares:sequential@cpython-3.13:1x1:aa"] = [.. Enumerable.Repeat(0.0065, 8)],
                ["sum_squares:sequential@cpython-3.13:1x1"] = [.. Enumerable.Repeat(0.0052, 8)],
            },
        }),
    };

    [Theory]
    [MemberData(nameof(Doubts))]
    public void Where_verify_says_inconclusive_the_headline_does_too(string doubt)
    {
        var run = s_doubtful[doubt];

        var verdict = Catalogue.Judge("gil-threads", "cpython-3.13", run);
        var headline = HeadlineText.Of(Evidence.Of(run)).Sentence;

        Assert.Equal(Answer.Inconclusive, verdict.Answer);
        Assert.StartsWith("Inconclusive. ", headline, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_a_figure_must_survive_the_limits_that_the_A_A_control_moves()
    {
        // The A/A control leaves ±10 % and contains 1, with 4 % between the two: within ±10 % by 2 % is then not within it.
        const string Base = "sum_squares:threads@cpython-3.13:1x1";
        const string Two = "sum_squares:threads@cpython-3.13:2x2";
        const string Loop = "sum_squares:sequential@cpython-3.13:1x1";
        var close = Noiseless with
        {
            Exactly = new Dictionary<string, double[]>
            {
                [Loop] = [.. Enumerable.Repeat(0.0052, 16)],
                [Loop + ":aa"] = [.. Enumerable.Range(0, 16).Select(block => block % 2 == 0 ? 0.0052 * 1.16 : 0.0052 * 0.92)],
                [Base] = [.. Enumerable.Repeat(0.0052, 16)],
                [Two] = [.. Enumerable.Repeat(0.0052 / 1.08, 16)],
            },
        };

        var headline = HeadlineText.Of(EvidenceOf(close)).Sentence;

        Assert.Contains("threads are hardly faster (1.08×), which is inconclusive", headline, StringComparison.Ordinal);
        Assert.Contains("what is said of threads on cpython-3.13 is not clear", headline, StringComparison.Ordinal);
        Assert.Contains("without it, they are 1.94× as fast;", headline, StringComparison.Ordinal);
    }

    [Fact]
    public void One_figure_that_is_no_answer_is_marked_and_the_others_stand()
    {
        var run = SyntheticRun.Of(Noiseless).Changing(
            launch => launch.Arm.StartsWith("sum_squares:threads@dotnet-10:2x2", StringComparison.Ordinal),
            launch => launch with
            {
                Samples =
                [
                    launch.Samples[0],
                    .. new[] { 1.3, 1.0, 0.8 }.Select(
                        factor => launch.Samples[1] with { WallSeconds = launch.Samples[1].WallSeconds * factor }),
                ],
            });

        var headline = HeadlineText.Of(Evidence.Of(run)).Sentence;

        Assert.StartsWith(
            "sum_squares on 2 cores against one worker: with the GIL, threads are no faster (0.995×); without it, they are 1.94× as fast; ",
            headline, StringComparison.Ordinal);
        Assert.Contains("C# is 1.97× as fast, which is inconclusive. What is compared was not steady", headline, StringComparison.Ordinal);
        Assert.Single(headline.Split("which is inconclusive").Skip(1));
    }

    [Fact]
    public void A_wide_interval_around_one_is_not_called_no_gain()
    {
        const string Base = "sum_squares:threads@cpython-3.13:1x1";
        const string Two = "sum_squares:threads@cpython-3.13:2x2";
        double[] scattered = [0.6, 1.5, 0.7, 1.6, 0.8, 1.4, 0.9, 1.3, 0.6, 1.5, 0.7, 1.6, 0.8, 1.4, 0.9, 1.3];
        var times = new Dictionary<string, double[]> { [Base] = [.. Enumerable.Repeat(1.0, 16)], [Two] = scattered };
        var evidence = EvidenceOf(Noiseless with { Exactly = times });

        Assert.Contains("threads are perhaps ", HeadlineText.Of(evidence).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_that_the_headline_does_not_compare_are_not_taken_for_one_core()
    {
        var interpreters = SyntheticModels.Python("interpreters", WorkerKind.Interpreters);
        var evidence = EvidenceOf(Noiseless with { Models = [SyntheticModels.Sequential, interpreters] });

        Assert.StartsWith(
            "No speed-up of threads, processes or C# is known for sum_squares on 2 cores",
            HeadlineText.Of(evidence).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_beyond_ten_percent_is_not_called_no_gain_even_where_it_holds_one()
    {
        const string Base = "sum_squares:threads@cpython-3.13:1x1";
        const string Two = "sum_squares:threads@cpython-3.13:2x2";
        double[] leaning = [1.00, 0.84, 1.01, 0.85, 1.00, 0.84, 1.01, 0.85, 1.00, 0.84, 1.01, 0.85, 1.00, 0.84, 1.01, 0.85];
        var times = new Dictionary<string, double[]> { [Base] = [.. Enumerable.Repeat(1.0, 16)], [Two] = leaning };
        var evidence = EvidenceOf(Noiseless with { Exactly = times });

        Assert.DoesNotContain("no faster", HeadlineText.Of(evidence).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void On_one_core_nothing_is_said_of_speed_ups()
    {
        var evidence = EvidenceOf(Noiseless with { CoreCounts = [1] });

        Assert.StartsWith("Nothing was measured on more than one core", HeadlineText.Of(evidence).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(
            ChartCatalog.Of(evidence).SelectMany(section => section.All),
            chart => chart.Id.StartsWith("gain", StringComparison.Ordinal));
    }

    private static SyntheticOptions Noiseless { get; } = new() { LaunchNoise = 0, BlockNoise = 0, Blocks = 16 };

    private static Evidence EvidenceOf(SyntheticOptions options) => Evidence.Of(SyntheticRun.Of(options));

    private static Run Without(ArmRole role)
    {
        var run = SyntheticRun.Of(new SyntheticOptions());
        var plan = run.Header.Plan with { Arms = [.. run.Header.Plan.Arms.Where(arm => arm.Role != role)] };
        return run with { Header = run.Header with { Plan = plan } };
    }

    private static Run WithSpoiledBlocks()
    {
        var run = SyntheticRun.Of(new SyntheticOptions());
        var spoiled = Enumerable.Range(9, 10).Select(block => run.Groups[0] with { Block = block, Valid = false, Reason = "load" });
        return run with { Groups = [.. run.Groups, .. spoiled] };
    }
}
