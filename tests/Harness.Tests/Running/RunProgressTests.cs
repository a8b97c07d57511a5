using GilBench.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Running;

public sealed class RunProgressTests
{
    [Fact]
    public void Only_the_launches_of_the_valid_attempt_of_a_block_are_valid()
    {
        var spoiled = SpoiledAttempt.Of(SyntheticRun.Of(new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares] }));

        Assert.Equal(spoiled.Without.Launches, new RunProgress(spoiled.Run).ValidLaunches);
    }
}
