using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;

namespace GilBench.Tests.Running;

public sealed class BlockBudgetTests
{
    private static readonly Sampling s_sampling = Planner.Make(SmallRun.Request(), SmallRun.Ground()).Sampling with { MinimumBlocks = 6, MaximumBlocks = 12, BudgetSeconds = 50 };

    [Theory]
    [InlineData(4, 3, 60, "TooNoisy")]
    [InlineData(4, 3, 40, null)]
    [InlineData(4, 1, 60, null)]
    [InlineData(3, 2, 60, "TooNoisy")]
    [InlineData(4, 0, 60, null)]
    [InlineData(6, 0, 60, "Budget")]
    [InlineData(6, 2, 60, "TooNoisy")]
    [InlineData(12, 0, 60, "AllBlocks")]
    public void A_run_over_its_budget_and_too_noisy_beyond_hope_is_not_carried_on_to_the_least_number_of_blocks(int blocks, int spoiled, double spentSeconds, string? expected)
    {
        var progress = new RunProgress(new Run(SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Ground()), SmallRun.Ground()), [], [], null, [], [], null));
        for (var block = 1; block <= blocks; block++)
        {
            progress.Add(new BlockEnd(block, 1, Valid: block > spoiled, block > spoiled ? null : "load"));
        }

        Assert.Equal(expected, new BlockBudget(s_sampling, _ => null).EndReason(progress, spentSeconds)?.ToString());
    }
}
