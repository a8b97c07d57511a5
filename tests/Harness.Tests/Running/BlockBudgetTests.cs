using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;
using GilBench.Tests.Synthetic;

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

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void Where_nothing_is_imprecise_it_ends_as_precise_whatever_time_is_left(double spentSeconds) =>
        Assert.Equal(RunEndReason.Precise, new BlockBudget(s_sampling, _ => new HashSet<string>()).EndReason(SixBlocks(), spentSeconds));

    /// <summary>A block took 10 s, 9 of them for an arm that has left.</summary>
    [Theory]
    [InlineData(39, false, null)]
    [InlineData(41, false, "Budget")]
    [InlineData(48, true, null)]
    [InlineData(49.5, true, "Budget")]
    public void The_next_block_must_fit_and_costs_what_its_arms_cost(double spentSeconds, bool onlyTheShort, string? expected)
    {
        var progress = SixBlocks();
        var launch = SyntheticRun.Of(new SyntheticOptions { Blocks = 1 }).Launches[0];
        for (var block = 1; block <= 6; block++)
        {
            progress.Add(launch with { Block = block, Arm = "long", DurationSeconds = 9 });
            progress.Add(launch with { Block = block, Arm = "short", DurationSeconds = 1 });
        }

        var rule = new BlockBudget(s_sampling, _ => onlyTheShort ? new HashSet<string> { "short" } : new HashSet<string> { "short", "long" });

        Assert.Equal(expected, rule.EndReason(progress, spentSeconds)?.ToString());
    }

    [Fact]
    public void Only_the_least_number_of_blocks_has_an_end_that_can_be_told()
    {
        var progress = new RunProgress(s_empty);
        var rule = new BlockBudget(s_sampling, _ => s_wide);
        var launch = SyntheticRun.Of(new SyntheticOptions { Blocks = 1 }).Launches[0];
        List<double?> told = [];
        for (var block = 1; block <= 7; block++)
        {
            told.Add(rule.Remaining(progress)?.TotalSeconds);
            progress.Add(launch with { Block = block, DurationSeconds = 10 });
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        Assert.Equal([null, 50, 40, 30, 20, 10, null], told);
    }

    private static RunProgress SixBlocks()
    {
        var progress = new RunProgress(s_empty);
        for (var block = 1; block <= 6; block++)
        {
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        return progress;
    }
}
