using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Running;

/// <summary>In which order the loop launches the arms of a block.</summary>
public sealed class ShuffledBlocksTests
{
    /// <summary>More than a block has attempts, so that each of them has a number of its own.</summary>
    private const int OrdersABlock = 3;

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    public async Task The_order_of_every_block_is_the_shuffle_of_the_plan_s_seed_and_the_block(ulong seed)
    {
        var run = await Measure(seed);

        Assert.Equal(seed, run.Header.Plan.Seed);
        Assert.Equal(ShuffledArms(run, block: 1, attempt: 1), LaunchedArms(run, block: 1, attempt: 1));
        Assert.Equal(ShuffledArms(run, block: 2, attempt: 1), LaunchedArms(run, block: 2, attempt: 1));
    }

    [Fact]
    public async Task A_block_that_is_run_again_has_an_order_of_its_own()
    {
        var run = await Measure(1);

        Assert.Equal(ShuffledArms(run, block: 2, attempt: 2), LaunchedArms(run, block: 2, attempt: 2));
        Assert.NotEqual(ShuffledArms(run, block: 2, attempt: 1), LaunchedArms(run, block: 2, attempt: 2));
    }

    [Fact]
    public async Task Runs_of_different_seeds_have_different_orders() =>
        Assert.NotEqual(LaunchedArms(await Measure(1), block: 1, attempt: 1), LaunchedArms(await Measure(2), block: 1, attempt: 1));

    private static IEnumerable<string> ShuffledArms(Run run, int block, int attempt) =>
        new BlockShuffler(run.Header.Plan.Seed).Order((block * OrdersABlock) + attempt, run.Header.Plan.Arms.Count).Select(arm => run.Header.Plan.Arms[arm].Id);

    /// <summary>In the order of the run file, each once however often it was repeated.</summary>
    private static IEnumerable<string> LaunchedArms(Run run, int block, int attempt) =>
        run.Launches.Where(launch => launch.Block == block && launch.Attempt == attempt).Select(launch => launch.Arm).Distinct();

    /// <summary>The first attempt of block 2 is spoiled.</summary>
    private static async Task<Run> Measure(ulong seed)
    {
        using var scripted = new ScriptedRun { Seed = seed };
        var (run, _) = await scripted.Measure(
            scripted.Tools((request, report) => request.Launch.StartsWith("b002-a1-003", StringComparison.Ordinal)
                ? report with { Done = report.Done! with { Affinity = [7] } }
                : report),
            TestContext.Current.CancellationToken);
        return run;
    }
}
