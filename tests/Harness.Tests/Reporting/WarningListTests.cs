using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Warnings;
using GilBench.Statistics;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

public sealed class WarningListTests
{
    private const string TwoThreads = "sum_squares:threads@cpython-3.13t:2x2";

    [Fact]
    public void A_run_without_fault_has_no_warning() => Assert.Empty(Of(Sound));

    [Fact]
    public void Every_kind_of_warning_has_a_run_that_raises_it_and_says_it_in_complete_sentences()
    {
        var raised = Faulty.SelectMany(pair => Of(pair.Value).Select(warning => (pair.Key, Warning: warning))).ToList();

        Assert.All(Faulty.Keys, kind => Assert.Contains(raised, pair => pair.Key == kind && pair.Warning.Kind == kind));
        Assert.Equal(Enum.GetValues<WarningKind>(), Faulty.Keys.Order());
        Assert.All(raised, pair => Assert.Matches(@"^[\p{Lu}\d\p{Ll}].*[^ .]\.$", pair.Warning.Sentence));
    }

    [Fact]
    public void A_warning_names_what_it_is_about()
    {
        Assert.Contains(
            Of(Faulty[WarningKind.FailedLaunches]), warning => warning.Sentence == $"14 launches failed and do not count: {TwoThreads}.");
        Assert.Contains(
            Of(Faulty[WarningKind.SpoiledBlocks]),
            warning => warning.Sentence.Contains("66.7 % of the rounds (more than 50 %)", StringComparison.Ordinal));
        Assert.Contains(
            Of(Faulty[WarningKind.UnlikePair]), warning => warning.Sentence.Contains("(PGO: no against yes)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wide_interval_is_explained_by_the_core_that_was_slow() => Assert.Contains(
        Of(Faulty[WarningKind.WideIntervals]),
        warning => warning.Kind == WarningKind.WideIntervals
            && warning.Sentence.Contains(" wider than 20 %. CPU 1 ran at 55 % of its best in 25 % of the rounds", StringComparison.Ordinal)
            && warning.Sentence.EndsWith(" % of the rounds: a neighbour shares the physical core.", StringComparison.Ordinal));

    [Fact]
    public void An_arm_twice_that_contains_1_moves_limits_and_one_that_excludes_it_moves_them_further()
    {
        var excluding = Of(Faulty[WarningKind.AaIntervalWide]).Single(warning => warning.Kind == WarningKind.AaIntervalWide).Sentence;
        var containing = Of(SyntheticRun.Of(Options() with
        {
            Exactly = new Dictionary<string, double[]>
            {
                ["sum_squares:sequential@cpython-3.13:1x1"] = [.. Enumerable.Repeat(1.0, 14)],
                ["sum_squares:sequential@cpython-3.13:1x1:aa"] = [.. Enumerable.Range(0, 14).Select(block => block % 2 == 0 ? 1.16 : 0.92)],
            },
        })).Single(warning => warning.Kind == WarningKind.AaIntervalWide).Sentence;

        Assert.Contains("excludes 1: something sets one arm apart from itself", excluding, StringComparison.Ordinal);
        Assert.Contains("survives its limit moved by the most that this may be, ", excluding, StringComparison.Ordinal);
        Assert.Matches("contains 1: .* survives its limit moved by 3\\.[0-9]+ %\\.", containing);
    }

    [Fact]
    public void Several_controls_that_say_the_same_are_one_sentence()
    {
        var containing = Sentences.AaIntervalsWide(
            [Interval(1.02, 0.95, 1.2), Interval(0.95, 0.85, 1.05)], controls: 4, because: " It rained.");
        var excluding = Sentences.AaIntervalsWide([Interval(1.15, 1.12, 1.2), Interval(1.25, 1.12, 1.3)], controls: 2, because: "");

        Assert.Equal(
            "Of 4 A/A controls 2 gave intervals that leave ±10 % and contain 1: differences of that size may be noise, and a verdict of "
                + "their kinds stands only where it survives its limit moved by 2.00 % to 5.26 %. The table of controls has each. "
                + "It rained.",
            containing.Sentence);
        Assert.Equal(
            "Of 2 A/A controls 2 gave intervals that leave ±10 % and exclude 1: something sets arms apart from themselves, and a verdict "
                + "of their kinds stands only where it survives its limit moved by the most that this may be, 20.0 % to 30.0 %. The table "
                + "of controls has each.",
            excluding.Sentence);

        static AaInterval Interval(double value, double low, double high)
        {
            var arm = Evidence.Of(Sound).Analysis.Arms[0];
            return new AaInterval(arm, arm, new Estimate(value, low, high, 8));
        }
    }

    [Fact]
    public void A_native_ceiling_speaks_as_the_verdicts_do()
    {
        Assert.Contains("has no cores to give", Low(1.1), StringComparison.Ordinal);
        Assert.Contains("the efficiency tells what is lost beyond that", Low(1.3), StringComparison.Ordinal);
        Assert.DoesNotContain(Of(Ceiling(1.6)), warning => warning.Kind == WarningKind.CeilingLow);

        static string Low(double gain) => Of(Ceiling(gain)).Single(warning => warning.Kind == WarningKind.CeilingLow).Sentence;
    }

    [Theory]
    [InlineData(
        "free_threaded", "There is no compiler.",
        "No free-threaded CPython was found, so this run does not show what threads gain without the GIL (There is no compiler); ")]
    [InlineData("stock", null, "No CPython with a GIL was found, so this run does not show what the GIL costs; ")]
    [InlineData(
        "matched_pair", null,
        "No two builds of CPython that differ in the GIL alone were found, so more than the GIL may be what sets those "
            + "of this run apart; ")]
    public void A_missing_interpreter_is_the_first_warning_and_says_why_and_what_brings_it(string gap, string? reason, string sentence)
    {
        var missing = new MissingRuntime(Enum.Parse<RuntimeGap>(gap.Replace("_", "", StringComparison.Ordinal), ignoreCase: true), reason);

        Assert.Equal(
            sentence + "'./run-all.sh runtimes install 3.13 3.13t' brings a matched pair.",
            Of(Faulty[WarningKind.FewBlocks] with { Missing = missing })[0].Sentence);
    }

    [Fact]
    public void Only_what_is_known_to_be_unoptimised_is_warned_of()
    {
        var silent = SyntheticRuntimes.Stock with { Description = SyntheticRuntimes.Stock.Description with { Pgo = null, Lto = null } };
        var options = Options() with { Runtimes = [silent, SyntheticRuntimes.FreeThreaded, SyntheticRuntimes.DotNet] };

        var warnings = Of(SyntheticRun.Of(options));

        Assert.Equal(
            "The cost of free threading compares cpython-3.13t with cpython-3.13, whose builds do not tell whether they differ in more "
                + "than the GIL (unknown whether alike: PGO, LTO).",
            Assert.Single(warnings).Sentence);
    }

    private static Run Sound { get; } = SyntheticRun.Of(Options());

    private static Dictionary<WarningKind, Run> Faulty { get; } = new()
    {
        [WarningKind.MissingRuntime] = Sound with { Missing = new MissingRuntime(RuntimeGap.FreeThreaded, "There is no compiler.") },
        [WarningKind.Interrupted] = Sound with { End = new RunEnd(RunEndReason.Interrupted, 1, 2) },
        [WarningKind.NotEnded] = Sound with { End = null },
        [WarningKind.TooNoisy] = Sound with { End = new RunEnd(RunEndReason.TooNoisy, 1, 2) },
        [WarningKind.FewBlocks] = SyntheticRun.Of(Options() with { Blocks = 5 }),
        [WarningKind.SpoiledBlocks] = Sound with
        {
            Groups = [.. Sound.Groups, .. Sound.Groups.Concat(Sound.Groups).Select(
                end => end with { Attempt = 2, Valid = false, Reason = "Throttled." })],
        },
        [WarningKind.AaIntervalWide] = SyntheticRun.Of(Options() with
        {
            Blocks = 8,
            Exactly = new Dictionary<string, double[]>
            {
                ["sum_squares:sequential@cpython-3.13:1x1:aa"] = [1, 1.01, 1, 1.02, 1, 1.01, 1, 1.03],
            },
        }),
        [WarningKind.AaIntervalUnknown] = SyntheticRun.Of(Options() with { Blocks = 8 })
            .LosingItsInterval("sum_squares:sequential@cpython-3.13:1x1:aa"),
        [WarningKind.NoAaControl] = Without(arm => arm.Role == ArmRole.AaControl),
        [WarningKind.CeilingLow] = Ceiling(1.1),
        [WarningKind.NoCeiling] = Without(arm => arm.Role == ArmRole.PositiveControl),
        [WarningKind.NoInterval] = SyntheticRun.Of(Options() with { Blocks = 8 }).LosingItsInterval(TwoThreads),
        // A neighbour on CPU 1, in other rounds of each block, and an arm whose time varies.
        [WarningKind.WideIntervals] = SyntheticRun.Of(Options() with
        {
            Rounds = 4,
            BaseCores = 2,
            Exactly = new Dictionary<string, double[]>
            {
                [TwoThreads] = [.. Enumerable.Range(0, 14).Select(block => block % 2 == 0 ? 0.003 : 0.004)],
            },
            Slowed = (block, round, cores) => cores is [1] && (block + round) % 4 == 0 ? 1.8 : 1,
        }),
        [WarningKind.FailedLaunches] = Sound.Changing(
            launch => launch.Arm == TwoThreads, launch => launch with { Outcome = LaunchOutcome.Crashed }),
        [WarningKind.NeverMeasured] = Sound with { Launches = [.. Sound.Launches.Where(launch => launch.Arm != TwoThreads)] },
        [WarningKind.CertificateRefused] = Sound.Changing(launch => launch.Arm == TwoThreads, launch => launch with
        {
            Outcome = LaunchOutcome.GilMismatch,
            Certificate = new GilCertificate(CertificateVerdict.Refused, false, 1, "The GIL came on."),
        }),
        [WarningKind.NotSteady] = Sound.Changing(launch => launch.Arm == TwoThreads, launch => launch with
        {
            Samples = [launch.Samples[0], .. new[] { 3.0, 2.0, 1.0 }.Select(seconds => launch.Samples[1] with { WallSeconds = seconds })],
        }),
        [WarningKind.SeveralModes] = SyntheticRun.Of(Options() with
        {
            Blocks = 60,
            Exactly = new Dictionary<string, double[]>
            {
                [TwoThreads] = [.. Enumerable.Range(0, 60).Select(block => (block % 2 == 0 ? 1 : 2) + (block * 0.001))],
            },
        }),
        [WarningKind.NotOptimized] = SyntheticRun.Of(Options() with
        {
            Runtimes = [Plain(SyntheticRuntimes.Stock), Plain(SyntheticRuntimes.FreeThreaded), SyntheticRuntimes.DotNet],
        }),
        [WarningKind.DebugBuild] = SyntheticRun.Of(Options() with
        {
            Runtimes =
            [
                SyntheticRuntimes.Stock with { Description = SyntheticRuntimes.Stock.Description with { Debug = true } },
                SyntheticRuntimes.DotNet,
            ],
        }),
        [WarningKind.UnlikePair] = SyntheticRun.Of(Options() with
        {
            Runtimes = [Plain(SyntheticRuntimes.Stock), SyntheticRuntimes.FreeThreaded, SyntheticRuntimes.DotNet],
        }),
        [WarningKind.Variables] = Sound with
        {
            Sessions = [.. Sound.Sessions.Select(
                session => session with { Variables = new Dictionary<string, string> { ["MALLOC_ARENA_MAX"] = "1" } })],
        },
        [WarningKind.Quota] = Sound with
        {
            Header = Sound.Header with
            {
                Machine = Sound.Header.Machine with { Limits = Sound.Header.Machine.Limits with { QuotaCpus = 1.5 } },
            },
        },
        [WarningKind.ServerSharesCores] = Sound with { Server = new ServerCheck([0], 20000, true) },
        [WarningKind.ServerNotMeasured] = Sound with { Server = new ServerCheck([0], null, false) },
        [WarningKind.Resumed] = Sound with { Sessions = [.. Sound.Sessions, .. Sound.Sessions] },
    };

    private static SyntheticOptions Options() =>
        new() { Workloads = [SyntheticWorkloads.SumSquares], Blocks = 14, LaunchNoise = 0.001, BlockNoise = 0.001 };

    private static Run Ceiling(double gain) => SyntheticRun.Of(Options() with
    {
        SpeedUp = arm => arm.Workload.Kind == WorkloadKind.Control && arm.Arm.Workers > 1 ? gain : SyntheticTruth.SpeedUp(arm),
    });

    private static Runtime Plain(Runtime runtime) => runtime with { Description = runtime.Description with { Pgo = false } };

    private static Run Without(Func<Arm, bool> which) => Sound with
    {
        Header = Sound.Header with { Plan = Sound.Header.Plan with { Arms = [.. Sound.Header.Plan.Arms.Where(arm => !which(arm))] } },
    };

    private static IReadOnlyList<Warning> Of(Run run) => WarningList.Of(Evidence.Of(run));
}
