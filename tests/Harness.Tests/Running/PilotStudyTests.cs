using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Statistics.Sampling;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Running;

public sealed class PilotStudyTests
{
    private static readonly PlanGround s_ground = SmallRun.Ground();
    private static readonly Plan s_plan = Planner.Make(SmallRun.Request() with { Selection = new Selection { Workloads = ["sum_squares"] } }, s_ground);
    private static readonly IReadOnlyList<ArmSetting> s_settings =
        [.. s_plan.Arms.Select(arm => ArmSetting.Resolve(arm, SmallRun.Header(s_plan, s_ground)))];

    private static IReadOnlyList<Pilot> Conclude(IReadOnlyList<Launch> launches, double? secondsPerBlock = null) =>
        PilotStudy.Conclude(s_settings, CountingLaunches.Of(Run(launches)), s_plan.Sampling, secondsPerBlock);

    private static Run Run(IReadOnlyList<Launch> launches) => new(
        SmallRun.Header(s_plan, s_ground), [], [], null, launches, [new BlockEnd(1, 1, Valid: true, null), new BlockEnd(2, 1, Valid: true, null)], null);

    /// <summary>Two launches of every arm, of two iterations of about 0.2 s, with made-up spreads on the logarithmic scale.</summary>
    private static List<Launch> Launches(double betweenLaunches, double withinLaunches, double otherSeconds = 0.4)
    {
        var generator = new SplitMix64(7);
        List<Launch> launches = [];
        foreach (var setting in s_settings)
        {
            for (var block = 1; block <= 2; block++)
            {
                var level = 0.2 * Math.Exp(betweenLaunches * SyntheticRun.Normal(generator));
                var samples = Enumerable.Range(0, 3)
                    .Select(index => SmallRun.Sample(index, level * Math.Exp(withinLaunches * SyntheticRun.Normal(generator)), 0.2))
                    .ToList();
                var launch = SyntheticRun.Of(new SyntheticOptions { Blocks = 1 }).Launches[0] with { Arm = setting.Arm.Id, Block = block, Samples = samples };
                launches.Add(launch with { DurationSeconds = otherSeconds + launch.WarmSeconds.Sum() });
            }
        }

        return launches;
    }

    [Fact]
    public void Where_iterations_vary_more_than_launches_each_launch_gets_more_of_them()
    {
        var restless = Conclude(Launches(0.01, 0.1))
            .Single(pilot => (pilot.Workload, pilot.Language) == ("sum_squares", Language.Python));

        Assert.InRange(restless.Iterations, s_plan.Sampling.Iterations + 1, IterationCount.Largest);
        Assert.Equal(restless.IdealIterations, restless.Iterations);
    }

    /// <summary>Iterations that vary by 10 % and two launches with the same mean: the unbiased variance between launches is below 0.</summary>
    [Fact]
    public void Launches_that_happened_to_agree_do_not_ask_for_the_most_iterations()
    {
        var agreeing = Launches(0, 0, otherSeconds: 0.4).ConvertAll(launch => launch with
        {
            Samples = [launch.Samples[0], SmallRun.Sample(1, 0.2, 0.2), SmallRun.Sample(2, launch.Block == 1 ? 0.22 : 0.2201, 0.2)],
        });

        var pilots = Conclude(agreeing);

        // √(0.4 s ÷ 0.21 s × 10) = 4.36
        Assert.All(pilots, pilot => Assert.True(pilot.BetweenLaunches < 0));
        Assert.All(pilots, pilot => Assert.Equal(5, pilot.IdealIterations));
    }

    [Fact]
    public void Where_launches_vary_most_the_planned_iterations_are_kept()
    {
        var steady = Conclude(Launches(0.3, 0.01));

        Assert.All(steady, pilot => Assert.Equal((1, s_plan.Sampling.IterationsOf(pilot.Language)), (pilot.IdealIterations, pilot.Iterations)));
    }

    [Fact]
    public void Every_workload_has_a_word_of_its_own_in_each_language() =>
        Assert.Equal(
            [("native_chains", Language.CSharp), ("sum_squares", Language.CSharp), ("sum_squares", Language.Python)],
            Conclude(Launches(0.01, 0.1))
                .Select(pilot => (pilot.Workload, pilot.Language)).OrderBy(pilot => pilot.Workload).ThenByDescending(pilot => pilot.Language));

    [Fact]
    public void The_variances_are_those_of_the_launches()
    {
        // 24 launches of few iterations estimate a variance within a factor of about two.
        var pilot = Conclude(Launches(0.1, 0.05, otherSeconds: 0.4))
            .Single(pilot => (pilot.Workload, pilot.Language) == ("sum_squares", Language.Python));

        Assert.InRange(pilot.BetweenLaunches, 0.01 / 2.5, 0.01 * 2.5);
        Assert.InRange(pilot.WithinLaunches, 0.0025 / 2.5, 0.0025 * 2.5);
        Assert.Equal(0.4, pilot.LaunchSeconds, 1e-9);
    }

    [Fact]
    public void A_budget_takes_additional_iterations_away_and_never_planned_ones()
    {
        var launches = Launches(0.01, 0.1);
        var wished = Conclude(launches);
        var planned = wished.Sum(pilot => Arms(pilot) * (pilot.LaunchSeconds + (s_plan.Sampling.IterationsOf(pilot.Language) * pilot.IterationSeconds)));

        var tight = Conclude(launches, planned / 2);
        var some = Conclude(launches, planned * 2);

        Assert.All(tight, pilot => Assert.Equal(s_plan.Sampling.IterationsOf(pilot.Language), pilot.Iterations));
        Assert.All(some.Zip(wished), pair => Assert.InRange(pair.First.Iterations, s_plan.Sampling.IterationsOf(pair.First.Language), pair.Second.Iterations));
        Assert.True(some.Sum(pilot => Arms(pilot) * (pilot.LaunchSeconds + (pilot.Iterations * pilot.IterationSeconds))) <= planned * 2);
        Assert.True(some.Sum(pilot => pilot.Iterations) > tight.Sum(pilot => pilot.Iterations));
    }

    [Fact]
    public void Until_the_pilot_has_spoken_what_computes_runs_twice_and_what_waits_as_planned()
    {
        var sampling = s_plan.Sampling with { PilotBlocks = 2, Iterations = 1, DotNetIterations = 3 };

        Assert.Equal(2, sampling.FirstIterationsOf(Language.Python, WorkloadKind.Cpu));
        Assert.Equal(3, sampling.FirstIterationsOf(Language.CSharp, WorkloadKind.Control));
        Assert.Equal(1, sampling.FirstIterationsOf(Language.Python, WorkloadKind.Io));
        Assert.Equal(1, (sampling with { PilotBlocks = 0 }).FirstIterationsOf(Language.Python, WorkloadKind.Cpu));
    }

    [Fact]
    public void Failed_and_disturbed_launches_tell_nothing()
    {
        Assert.Empty(Conclude(Launches(0.01, 0.1).ConvertAll(launch => launch with { Outcome = LaunchOutcome.Crashed })));
        Assert.Empty(Conclude(Launches(0.01, 0.1).ConvertAll(launch => launch with { Faults = ["It was disturbed."] })));
    }

    private static int Arms(Pilot pilot) => s_settings.Count(setting => setting.Arm.Workload == pilot.Workload && setting.Language == pilot.Language);
}
