using GilBench.Analysis;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Analysis;

/// <summary>What the environment took is counted in rounds, for each group.</summary>
public sealed class RoundCountsTests
{
    private static readonly string s_programs = DisturbanceText.OtherPrograms(0.5, 0.1);
    private static readonly string s_stolen = DisturbanceText.Stolen(0.5, 0.02);

    private static readonly SyntheticOptions s_options = new()
    {
        Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Fibonacci],
        Grouping = SyntheticGrouping.ByWorkload,
        Rounds = 10,
        SetAside = block => block == 1 ? [new SetAsideRound(2, s_programs), new SetAsideRound(3, s_stolen)]
            : block == 2 ? [new SetAsideRound(9, s_programs)]
            : [],
    };

    [Fact]
    public void Rounds_are_counted_once_for_each_group_with_what_disturbed_them()
    {
        var rounds = RunAnalysis.Of(SyntheticRun.Of(s_options)).Rounds;

        Assert.Equal((160, 6, 0), (rounds.Run, rounds.SetAside, rounds.InSpoiledGroups));
        Assert.Equal([(Disturbance.OtherPrograms, 4), (Disturbance.Stolen, 2)], rounds.Reasons);
        Assert.Equal(6.0 / 160, rounds.LostShare, 12);
    }

    [Fact]
    public void All_rounds_of_a_group_that_was_run_again_are_lost()
    {
        var spoiled = SpoiledAttempt.Of(SyntheticRun.Of(s_options)).Run;
        var rounds = RunAnalysis.Of(spoiled).Rounds;

        // Block 2 once more: 10 rounds in each of two groups, one of them set aside in each.
        Assert.Equal((180, 8, 18), (rounds.Run, rounds.SetAside, rounds.InSpoiledGroups));
        Assert.Equal(26.0 / 180, RunAnalysis.Of(spoiled).LostShare, 12);
        Assert.Equal(10, spoiled.Groups.First(end => !end.Valid).LostRounds);
        Assert.Equal(2, spoiled.Groups.First(end => end is { Valid: true, Block: 1 }).LostRounds);
    }

    [Fact]
    public void Where_there_were_no_rounds_the_share_is_that_of_the_blocks()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 6, Grouping = SyntheticGrouping.None });
        var spoiled = RunAnalysis.Of(run with
        {
            Blocks = [.. run.Blocks, new BlockEnd(7, 1, Valid: false, "Load."), new BlockEnd(8, 1, Valid: false, "Load.")],
        });

        Assert.Equal((0, 0.0), (spoiled.Rounds.Run, spoiled.Rounds.LostShare));
        Assert.Equal(0.25, spoiled.LostShare, 12);
    }
}
