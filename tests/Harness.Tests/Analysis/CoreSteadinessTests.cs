using GilBench.Analysis;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

public sealed class CoreSteadinessTests
{
    [Fact]
    public void Each_core_has_the_share_of_rounds_in_which_it_ran_below_85_percent_of_its_best()
    {
        // CPU 1 takes twice as long in three rounds of four, CPU 0 a tenth longer in one of four: that is no slow round.
        var run = SyntheticRun.Of(Quiet with
        {
            Slowed = (_, round, cores) => cores switch { [1] when round != 1 => 2, [0] when round == 2 => 1.1, _ => 1 },
        });

        var cores = RunAnalysis.Of(run).Cores;

        Assert.Equal([(0, 32, 0.0), (1, 32, 0.75)], cores.Select(core => (core.Cpu, core.Rounds, core.SlowShare)));
        Assert.Null(cores[0].SlowSpeed);
        Assert.Equal(0.5, cores[1].SlowSpeed!.Value, 6);
    }

    [Fact]
    public void Rounds_that_are_set_aside_and_groups_that_were_run_again_say_nothing_of_it()
    {
        var options = Quiet with
        {
            Slowed = (_, round, _) => round == 3 ? 5 : 1,
            SetAside = _ => [new SetAsideRound(3, DisturbanceText.OtherPrograms(0.5, 0.1))],
        };
        var spoiled = SpoiledAttempt.Of(SyntheticRun.Of(options)).Run;

        Assert.All(RunAnalysis.Of(spoiled).Cores, core => Assert.Equal((24, 0.0), (core.Rounds, core.SlowShare)));
    }

    [Fact]
    public void Without_a_native_control_nothing_is_known() =>
        Assert.Empty(RunAnalysis.Of(SyntheticRun.Of(Quiet with { Runtimes = [SyntheticRuntimes.Stock] })).Cores);

    [Fact]
    public void No_time_is_no_core() => Assert.Null(CoreSteadiness.Of(0, []));

    private static SyntheticOptions Quiet { get; } =
        new() { Workloads = [SyntheticWorkloads.SumSquares], LaunchNoise = 0, BlockNoise = 0, Rounds = 4, BaseCores = 2 };
}
