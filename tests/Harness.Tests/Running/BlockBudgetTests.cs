using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;

namespace GilBench.Tests.Running;

public sealed class BlockBudgetTests
{
    private static readonly Sampling s_sampling = Planner.Make(SmallRun.Request(), SmallRun.Ground()).Sampling with { MinimumBlocks = 6, MaximumBlocks = 12, BudgetSeconds = 50 };

    private static readonly IReadOnlySet<string> s_wide = new HashSet<string> { "an arm" };
    private static readonly Run s_empty = new(SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Ground()), SmallRun.Ground()), [], [], null, [], [], null);

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
        var progress = new RunProgress(s_empty);
        for (var block = 1; block <= blocks; block++)
        {
            progress.Add(new BlockEnd(block, 1, Valid: block > spoiled, block > spoiled ? null : "load"));
        }

        Assert.Equal(expected, new BlockBudget(s_sampling, _ => s_wide).EndReason(progress, spentSeconds)?.ToString());
    }

    [Fact]
    public void It_looks_at_six_valid_blocks_and_after_every_second_one_and_goes_on_with_what_it_saw_there()
    {
        List<int> looks = [];
        var progress = new RunProgress(s_empty);
        var rule = new BlockBudget(s_sampling, Look);
        List<string> seen = [];
        for (var block = 1; block <= 9; block++)
        {
            progress.Add(new BlockEnd(block, 1, Valid: block != 2, block == 2 ? "load" : null));
            Assert.Null(rule.EndReason(progress, spentSeconds: 1));
            seen.Add(rule.ImpreciseArms(progress) is { } arms ? Assert.Single(arms) : "all");
            Assert.Equal(rule.ImpreciseArms(progress), new BlockBudget(s_sampling, At).ImpreciseArms(progress));
        }

        Assert.Equal(["all", "all", "all", "all", "all", "all", "after 6", "after 6", "after 8"], seen);
        Assert.Equal([6, 8], looks);

        IReadOnlySet<string> Look(Run run)
        {
            looks.Add(run.Blocks.Count(block => block.Valid));
            return At(run);
        }

        static IReadOnlySet<string> At(Run run) => new HashSet<string> { $"after {run.Blocks.Count(block => block.Valid)}" };
    }

    [Fact]
    public void Where_nothing_is_imprecise_it_ends()
    {
        var progress = new RunProgress(s_empty);
        for (var block = 1; block <= 6; block++)
        {
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        Assert.Equal(RunEndReason.Precise, new BlockBudget(s_sampling, _ => new HashSet<string>()).EndReason(progress, spentSeconds: 1));
    }
}
