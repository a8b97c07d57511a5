using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;

namespace GilBench.Tests.Running;

public sealed class BlockBudgetTests
{
    private static readonly Sampling s_sampling =
        Planner.Make(SmallRun.Request(), SmallRun.Context()).Sampling with { MinimumBlocks = 6, MaximumBlocks = 12, BudgetSeconds = 50 };

    private static readonly IReadOnlySet<string> s_wide = new HashSet<string> { "an arm" };
    /// <summary>Ten rounds a block; of six blocks twelve may be lost.</summary>
    [Theory]
    [InlineData(4, 3, 60, "TooNoisy")]
    [InlineData(4, 3, 40, null)]
    [InlineData(4, 1, 60, null)]
    [InlineData(3, 2, 60, "TooNoisy")]
    [InlineData(4, 0, 60, null)]
    [InlineData(6, 0, 60, "Budget")]
    [InlineData(6, 1, 60, "Budget")]
    [InlineData(6, 2, 60, "TooNoisy")]
    [InlineData(12, 0, 60, "AllBlocks")]
    [InlineData(12, 3, 60, "AllBlocks")]
    [InlineData(12, 7, 60, "TooNoisy")]
    public void A_run_over_its_budget_and_too_noisy_beyond_hope_is_not_carried_on_to_the_least_number_of_blocks(
        int blocks, int spoiled, double spentSeconds, string? expected)
    {
        var progress = new RunProgress(SmallRun.Empty);
        for (var block = 1; block <= blocks; block++)
        {
            End(progress, block, valid: block > spoiled);
        }

        Assert.Equal(expected, new BlockBudget(s_sampling, _ => s_wide).EndReason(progress, spentSeconds)?.ToString());
    }

    /// <summary>
    /// Rounds that are set aside are lost as those of a spoiled group are: 11 of 21 in each block are more than half, 10 of 20 are not.
    /// </summary>
    [Theory]
    [InlineData(10, "AllBlocks")]
    [InlineData(11, "TooNoisy")]
    public void Rounds_that_were_set_aside_are_lost_too(int setAside, string expected)
    {
        var progress = new RunProgress(SmallRun.Empty);
        for (var block = 1; block <= 12; block++)
        {
            progress.Add([], SmallRun.GroupEnd(block, 0, 10 + setAside, setAside: setAside));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        Assert.Equal(expected, new BlockBudget(s_sampling, _ => s_wide).EndReason(progress, spentSeconds: 1)?.ToString());
    }

    /// <summary>A third of the rounds is lost, which is no reason to call what the least number of blocks tells nothing.</summary>
    [Theory]
    [InlineData(5, "TooNoisy")]
    [InlineData(6, "Budget")]
    public void Once_the_least_number_of_blocks_is_there_a_budget_ends_a_noisy_run(int blocks, string expected)
    {
        var progress = new RunProgress(SmallRun.Empty);
        for (var block = 1; block <= blocks; block++)
        {
            progress.Add([], SmallRun.GroupEnd(block, 0, 15, setAside: 5));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        Assert.Equal(expected, new BlockBudget(s_sampling, _ => s_wide).EndReason(progress, spentSeconds: 60)?.ToString());
    }

    /// <summary>
    /// Ten rounds planned, or twenty once a pilot has ended; one block of 2 s of start and 8 s of ten rounds has ended, and five have to
    /// follow in a budget of 50 s.
    /// </summary>
    [Theory]
    [InlineData(null, 0, 1.0)]
    [InlineData(null, 10, 0.75)]
    [InlineData(null, 20, 0.5)]
    [InlineData(null, 45, 0.0)]
    [InlineData(20, 10, 0.375)]
    public void A_block_has_as_many_rounds_as_leave_time_for_the_least_number_of_blocks(int? pilotRounds, double spentSeconds, double share)
    {
        var plan = Planner.Make(SmallRun.Request(), SmallRun.Context());
        plan = plan with { Groups = [.. plan.Groups.Select(group => group with { Rounds = 10 })] };
        var progress = new RunProgress(SmallRun.Empty);
        var budget = new BlockBudget(s_sampling with { TimedStartBlocks = null }, _ => s_wide);

        Assert.Equal(1, budget.RoundsShare(plan, progress, spentSeconds));

        progress.Add([], SmallRun.GroupEnd(1, 0, 10) with { StartSeconds = 2, RoundsSeconds = 8 });
        progress.Add(new BlockEnd(1, 1, Valid: true, null));
        if (pilotRounds is { } rounds)
        {
            progress.Add(new Pilot(0, 0.001, 0.001, 2, 0.8, rounds, rounds));
        }

        Assert.Equal(share, budget.RoundsShare(plan, progress, spentSeconds), 9);
        var firstInTurn = new BlockBudget(s_sampling with { TimedStartBlocks = 1 }, _ => s_wide);
        Assert.Equal(1, firstInTurn.RoundsShare(plan, progress, spentSeconds));
    }

    /// <summary>
    /// Ten rounds planned, of 0.8 s where none is set aside; two blocks have ended and four have to follow in a budget of 50 s. In the
    /// second, five rounds were set aside and run again, at twice the time: 24 s instead of 8; its start took 6 s instead of 2.
    /// </summary>
    [Fact]
    public void Blocks_have_time_for_what_the_mean_of_those_before_took_and_for_as_many_lost_rounds()
    {
        var plan = Planner.Make(SmallRun.Request(), SmallRun.Context());
        plan = plan with { Groups = [.. plan.Groups.Select(group => group with { Rounds = 10 })] };
        var progress = new RunProgress(SmallRun.Empty);
        progress.Add([], SmallRun.GroupEnd(1, 0, 10) with { StartSeconds = 2, RoundsSeconds = 8 });
        progress.Add(new BlockEnd(1, 1, Valid: true, null));
        progress.Add([], SmallRun.GroupEnd(2, 0, 15, setAside: 5) with { StartSeconds = 6, RoundsSeconds = 24 });
        progress.Add(new BlockEnd(2, 1, Valid: true, null));

        var share = new BlockBudget(s_sampling with { TimedStartBlocks = null }, _ => s_wide).RoundsShare(plan, progress, spentSeconds: 0);

        Assert.Equal(((50.0 / 4) - 4) / 16, share, 9);
    }

    [Theory]
    [InlineData(3, 1.0, 3)]
    [InlineData(4, 0.8, 3)]
    [InlineData(4, 0.1, 3)]
    [InlineData(1, 0.1, 1)]
    public void Three_rounds_are_the_fewest_unless_fewer_were_planned(int planned, double share, int expected)
    {
        var header = SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context());
        var plan = header.Plan with { Groups = [.. header.Plan.Groups.Select(group => group with { Rounds = planned })] };
        var members = new GroupMembers(plan, ResolvedArm.AllOf(header), new RunProgress(SmallRun.Empty), share);

        Assert.Equal(expected, members.PlanOf(block: 2, group: 0, attempt: 1).Rounds);
    }

    [Fact]
    public void It_looks_at_six_blocks_and_after_every_second_one_and_goes_on_with_what_it_saw_there()
    {
        List<int> looks = [];
        var progress = new RunProgress(SmallRun.Empty);
        var rule = new BlockBudget(s_sampling, Look);
        List<string> seen = [];
        for (var block = 1; block <= 9; block++)
        {
            End(progress, block, valid: block != 2);
            Assert.Null(rule.EndReason(progress, spentSeconds: 1));
            seen.Add(rule.ArmsOfNext(progress, spentSeconds: 1) is { } arms ? Assert.Single(arms) : "all");
            Assert.Equal(rule.ArmsOfNext(progress, spentSeconds: 1), new BlockBudget(s_sampling, At).ArmsOfNext(progress, spentSeconds: 1));
        }

        Assert.Equal(["all", "all", "all", "all", "all", "after 6", "after 6", "after 8", "after 8"], seen);
        Assert.Equal([6, 8], looks);

        IReadOnlySet<string> Look(Run run)
        {
            looks.Add(run.Blocks.Count);
            return At(run);
        }

        static IReadOnlySet<string> At(Run run) => new HashSet<string> { $"after {run.Blocks.Count}" };
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void Where_nothing_is_imprecise_it_ends_as_precise_whatever_time_is_left(double spentSeconds) =>
        Assert.Equal(RunEndReason.Precise, new BlockBudget(s_sampling, _ => new HashSet<string>()).EndReason(SixBlocks(), spentSeconds));

    /// <summary>A block took 10 s, 9 of them for a group whose arms have left.</summary>
    [Theory]
    [InlineData(39, false, null)]
    [InlineData(41, false, "Budget")]
    [InlineData(48, true, null)]
    [InlineData(49.5, true, "Budget")]
    public void The_next_block_must_fit_and_costs_what_the_groups_cost_that_still_have_an_arm(
        double spentSeconds, bool onlyTheShort, string? expected)
    {
        var progress = new RunProgress(SmallRun.Empty);
        var arm = SmallRun.Empty.Header.Plan.Arms[0];
        for (var block = 1; block <= 6; block++)
        {
            progress.Add(
                [SmallRun.Launch(arm with { Id = "long" }, block, 0, [1])],
                SmallRun.GroupEnd(block, 0, 10, startSeconds: 3, roundsSeconds: 6));
            progress.Add(
                [SmallRun.Launch(arm with { Id = "short" }, block, 1, [1])],
                SmallRun.GroupEnd(block, 1, 10, startSeconds: 0.5, roundsSeconds: 0.5));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        var rule = new BlockBudget(
            s_sampling, _ => onlyTheShort ? new HashSet<string> { "short" } : new HashSet<string> { "short", "long" });

        Assert.Equal(expected, rule.EndReason(progress, spentSeconds)?.ToString());
    }

    [Fact]
    public void Only_the_least_number_of_blocks_has_an_end_that_can_be_told()
    {
        var progress = new RunProgress(SmallRun.Empty);
        var rule = new BlockBudget(s_sampling, _ => s_wide);
        var arm = SmallRun.Empty.Header.Plan.Arms[0];
        List<double?> told = [];
        for (var block = 1; block <= 7; block++)
        {
            told.Add(rule.Remaining(progress)?.TotalSeconds);
            progress.Add([SmallRun.Launch(arm, block, 0, [1])], SmallRun.GroupEnd(block, 0, 10, startSeconds: 3, roundsSeconds: 7));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        Assert.Equal([null, 50, 40, 30, 20, 10, null], told);
    }

    private static RunProgress SixBlocks()
    {
        var progress = new RunProgress(SmallRun.Empty);
        for (var block = 1; block <= 6; block++)
        {
            End(progress, block, valid: true);
        }

        return progress;
    }

    private static void End(RunProgress progress, int block, bool valid)
    {
        progress.Add([], SmallRun.GroupEnd(block, 0, 10, valid));
        progress.Add(new BlockEnd(block, 1, valid, valid ? null : "load"));
    }
}
