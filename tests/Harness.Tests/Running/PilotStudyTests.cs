using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Running;

public sealed class PilotStudyTests
{
    private const int PlannedRounds = 10;

    private static readonly PlanningContext s_context = SmallRun.Context();
    private static readonly Plan s_plan = MakePlan();

    /// <summary>Two groups, so that the pilot decides on each by itself.</summary>
    private static Plan MakePlan()
    {
        var made = Planner.Make(SmallRun.Request() with { Selection = new Selection { Workloads = ["sum_squares"] } }, s_context);
        var arms = made.Arms.Select(arm => arm.Id).ToList();
        return made with { Groups = [new ArmGroup([.. arms[..8]], PlannedRounds), new ArmGroup([.. arms[8..]], PlannedRounds)] };
    }

    private static IReadOnlyList<Pilot> Conclude(Run run, double? secondsPerBlock = null) =>
        PilotStudy.Conclude(s_plan, run, secondsPerBlock);

    /// <summary>
    /// Two launches of every arm with made-up spreads on the logarithmic scale, and one that all slices of a round share: a slow moment of
    /// the machine.
    /// </summary>
    private static Run Blocks(
        double between, double within, double ofRounds = 0, double startSeconds = 0.4, double roundSeconds = 0.2,
        int rounds = PlannedRounds, bool valid = true)
    {
        var generator = new SplitMix64(7);
        List<Launch> launches = [];
        List<GroupEnd> ends = [];
        for (var block = 1; block <= 2; block++)
        {
            foreach (var (group, planned) in s_plan.Groups.Index())
            {
                var shared = Enumerable.Range(0, rounds).Select(_ => ofRounds * Normal(generator)).ToList();
                foreach (var (order, arm) in planned.Arms.Index())
                {
                    var level = Math.Log(0.02) + (between * Normal(generator));
                    var walls = shared.ConvertAll(slow => Math.Exp(level + slow + (within * Normal(generator))));
                    launches.Add(SmallRun.Launch(s_plan.Arms.First(one => one.Id == arm), block, group, walls, order: order));
                }

                ends.Add(SmallRun.GroupEnd(block, group, rounds, valid, startSeconds: startSeconds, roundsSeconds: roundSeconds * rounds));
            }
        }

        BlockEnd[] blocks = [new BlockEnd(1, 1, valid, null), new BlockEnd(2, 1, valid, null)];
        return new Run(SmallRun.Header(s_plan, s_context), [], [], null, launches, blocks, null) { Groups = ends };
    }

    [Fact]
    public void Every_group_has_a_word_of_its_own() => Assert.Equal([0, 1], Conclude(Blocks(0.01, 0.1)).Select(pilot => pilot.Group));

    [Fact]
    public void Where_rounds_vary_more_than_launches_each_launch_gets_more_of_them() =>
        Assert.All(Conclude(Blocks(0.01, 0.1, startSeconds: 10)), pilot =>
        {
            Assert.InRange(pilot.Rounds, PlannedRounds + 1, 60);
            Assert.Equal(pilot.IdealRounds, pilot.Rounds);
        });

    [Fact]
    public void Where_launches_vary_most_the_planned_rounds_are_kept() =>
        Assert.All(Conclude(Blocks(0.3, 0.01)), pilot => Assert.Equal((1, PlannedRounds), (pilot.IdealRounds, pilot.Rounds)));

    [Fact]
    public void The_variances_are_those_of_the_launches_and_times_those_of_the_group() =>
        Assert.All(Conclude(Blocks(0.1, 0.05)), pilot =>
        {
            // Two launches of about ten arms estimate a variance between launches within a factor of about three.
            Assert.InRange(pilot.BetweenLaunches, 0.01 / 3, 0.01 * 3);
            Assert.InRange(pilot.WithinLaunches, 0.0025 / 1.6, 0.0025 * 1.6);
            Assert.Equal((0.4, 0.2), (pilot.StartSeconds, Math.Round(pilot.RoundSeconds, 9)));
        });

    /// <summary>A ratio within a round does not see what slows the whole round down.</summary>
    [Fact]
    public void What_all_slices_of_a_round_share_is_no_spread()
    {
        var (calm, slow) = (Conclude(Blocks(0.1, 0.05)), Conclude(Blocks(0.1, 0.05, ofRounds: 0.5)));

        Assert.All(slow.Zip(calm), pair => Assert.InRange(
            pair.First.WithinLaunches, pair.Second.WithinLaunches / 2, pair.Second.WithinLaunches * 2));
    }

    /// <summary>Rounds that vary by 10 % and two launches with the same mean: the unbiased variance between launches is below 0.</summary>
    [Fact]
    public void Launches_that_happened_to_agree_do_not_ask_for_the_most_rounds()
    {
        var run = Blocks(0, 0, startSeconds: 0.4, roundSeconds: 0.2, rounds: 2);
        var agreeing = run with
        {
            Launches = [.. run.Launches.Select(launch => launch with { Samples = [launch.Samples[0], .. Slices(launch.Order % 2 == 0)] })],
        };

        var pilots = Conclude(agreeing);

        // √(0.4 s ÷ 0.2 s × 10) = 4.5
        Assert.All(pilots, pilot => Assert.True(pilot.BetweenLaunches < 0));
        Assert.All(pilots, pilot => Assert.Equal((5, PlannedRounds), (pilot.IdealRounds, pilot.Rounds)));

        static IterationSample[] Slices(bool rises) =>
            [SmallRun.Sample(1, rises ? 0.2 : 0.22, 0.2), SmallRun.Sample(2, rises ? 0.22 : 0.2, 0.2)];
    }

    [Fact]
    public void A_budget_takes_additional_rounds_away_and_never_planned_ones()
    {
        var run = Blocks(0.01, 0.1, startSeconds: 10);
        var wished = Conclude(run);
        var planned = wished.Sum(pilot => pilot.StartSeconds + (PlannedRounds * pilot.RoundSeconds));

        var tight = Conclude(run, planned / 2);
        var some = Conclude(run, planned * 1.2);

        Assert.All(tight, pilot => Assert.Equal(PlannedRounds, pilot.Rounds));
        Assert.All(some.Zip(wished), pair => Assert.InRange(pair.First.Rounds, PlannedRounds, pair.Second.Rounds));
        Assert.True(some.Sum(pilot => pilot.StartSeconds + (pilot.Rounds * pilot.RoundSeconds)) <= planned * 1.2);
        Assert.True(some.Sum(pilot => pilot.Rounds) > tight.Sum(pilot => pilot.Rounds));
        Assert.True(some.Sum(pilot => pilot.Rounds) < wished.Sum(pilot => pilot.Rounds));
    }

    [Fact]
    public void Failed_and_spoiled_launches_tell_nothing()
    {
        var run = Blocks(0.01, 0.1);

        Assert.Empty(Conclude(run with { Launches = [.. run.Launches.Select(launch => launch with { Outcome = LaunchOutcome.Crashed })] }));
        Assert.Empty(Conclude(run with { Launches = [.. run.Launches.Select(launch => launch with { Faults = ["It was disturbed."] })] }));
        Assert.Empty(Conclude(Blocks(0.01, 0.1, valid: false)));
    }

    [Fact]
    public void One_round_tells_nothing_of_how_rounds_differ() => Assert.Empty(Conclude(Blocks(0.1, 0.1, rounds: 1)));

    /// <summary>A draw of the standard normal distribution (Box &amp; Muller 1958).</summary>
    private static double Normal(SplitMix64 generator) =>
        Math.Sqrt(-2 * Math.Log(1 - generator.Unit())) * Math.Cos(2 * Math.PI * generator.Unit());
}
