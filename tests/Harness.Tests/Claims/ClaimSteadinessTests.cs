using GilBench.Claims.Judging;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Claims;

/// <summary>What a claim compares has to be steady within launches, and not each of its sides.</summary>
public sealed class ClaimSteadinessTests
{
    [Fact]
    public void First_rounds_that_take_both_sides_longer_alike_are_no_drift_of_what_is_compared()
    {
        var options = new SyntheticOptions { Rounds = 4, Slowed = (_, round, _) => round <= 2 ? 1.5 : 1 };
        var alone = new SyntheticOptions { Rounds = 4, Slowed = (_, round, cores) => round <= 2 && cores.Count == 2 ? 1.5 : 1 };

        var slightly = new SyntheticOptions { Rounds = 4, Slowed = (_, round, cores) => round <= 2 && cores.Count == 2 ? 1.1 : 1 };

        Assert.Equal(Answer.Holds, Catalogue.Judge("gil-processes", "cpython-3.13", SyntheticRun.Of(slightly)).Answer);
        Assert.Equal(Answer.Inconclusive, Catalogue.Judge("gil-threads", "cpython-3.13", SyntheticRun.Of(slightly)).Answer);
        Assert.Equal(Answer.Holds, Catalogue.Judge("gil-processes", "cpython-3.13", SyntheticRun.Of(options)).Answer);
        var drifting = Catalogue.Judge("gil-processes", "cpython-3.13", SyntheticRun.Of(alone));
        Assert.Equal(Answer.Inconclusive, drifting.Answer);
        Assert.StartsWith("What is compared was not steady", drifting.Reason, StringComparison.Ordinal);
    }
}
