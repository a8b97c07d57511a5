using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>What the end of a budget goes to.</summary>
public sealed class MostImpreciseTests
{
    private static readonly Run s_empty = new(
        SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context()), [], [], null, [], [], null);

    private static readonly Sampling s_sampling =
        s_empty.Header.Plan.Sampling with { MinimumBlocks = 6, MaximumBlocks = 12, BudgetSeconds = 50 };

    /// <summary>A block of four launches took 8 s, a quarter of it for each of them.</summary>
    [Theory]
    [InlineData(41, "a b c d", null)]
    [InlineData(43, "a", null)]
    [InlineData(47, "a", null)]
    [InlineData(49, null, "Budget")]
    public void Time_that_is_too_short_for_all_that_is_imprecise_goes_to_what_needs_it_most(double spentSeconds, string? next, string? end)
    {
        string[] names = ["a", "b", "c", "d"];
        var progress = new RunProgress(s_empty);
        var arm = s_empty.Header.Plan.Arms[0];
        for (var block = 1; block <= 6; block++)
        {
            progress.Add(
                [.. names.Select(name => SmallRun.Launch(arm with { Id = name }, block, 0, [1]))],
                SmallRun.GroupEnd(block, 0, 10, startSeconds: 4, roundsSeconds: 4));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        var rule = new BlockBudget(s_sampling, _ => names.ToHashSet(), _ => new HashSet<string> { "a" });

        Assert.Equal(end, rule.EndReason(progress, spentSeconds)?.ToString());
        Assert.Equal(next ?? string.Join(' ', names), string.Join(' ', rule.ArmsOfNext(progress, spentSeconds)!.Order()));
        var alike = new BlockBudget(s_sampling, _ => names.ToHashSet());
        Assert.Equal(spentSeconds < 42 ? null : "Budget", alike.EndReason(progress, spentSeconds)?.ToString());
    }

    /// <summary>Blocks of four launches took 8 s, the last one, of a single launch, 1 s.</summary>
    [Theory]
    [InlineData(41, null)]
    [InlineData(43, "Budget")]
    public void A_block_costs_what_the_last_one_with_all_of_its_arms_did(double spentSeconds, string? end)
    {
        string[] names = ["a", "b", "c", "d"];
        var progress = new RunProgress(s_empty);
        var arm = s_empty.Header.Plan.Arms[0];
        for (var block = 1; block <= 7; block++)
        {
            var (launched, seconds) = block < 7 ? (names, 4.0) : (names[..1], 0.5);
            progress.Add(
                [.. launched.Select(name => SmallRun.Launch(arm with { Id = name }, block, 0, [1]))],
                SmallRun.GroupEnd(block, 0, 10, startSeconds: seconds, roundsSeconds: seconds));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        Assert.Equal(end, new BlockBudget(s_sampling, _ => names.ToHashSet()).EndReason(progress, spentSeconds)?.ToString());
    }
}
