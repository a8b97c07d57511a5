using GilBench.Model;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>What the end of a budget goes to.</summary>
public sealed class MostImpreciseTests
{
    private static readonly string[] s_names = ["a", "b", "c", "d"];

    private static readonly Sampling s_sampling =
        SmallRun.Empty.Header.Plan.Sampling with { MinimumBlocks = 6, MaximumBlocks = 12, BudgetSeconds = 50 };

    /// <summary>A block of four launches took 8 s, a quarter of it for each of them.</summary>
    [Theory]
    [InlineData(41, "a b c d", null)]
    [InlineData(43, "a", null)]
    [InlineData(47, "a", null)]
    [InlineData(49, null, "Budget")]
    public void Time_that_is_too_short_for_all_that_is_imprecise_goes_to_what_needs_it_most(double spentSeconds, string? next, string? end)
    {
        var progress = SixBlocksOfFour();
        var rule = new BlockBudget(s_sampling, _ => s_names.ToHashSet(), _ => new HashSet<string> { "a" });

        Assert.Equal(end, rule.EndReason(progress, spentSeconds)?.ToString());
        Assert.Equal(next ?? string.Join(' ', s_names), string.Join(' ', rule.ArmsOfNext(progress, spentSeconds)!.Order()));
        var alike = new BlockBudget(s_sampling, _ => s_names.ToHashSet());
        Assert.Equal(spentSeconds < 42 ? null : "Budget", alike.EndReason(progress, spentSeconds)?.ToString());
    }

    /// <summary>Blocks of four launches took 8 s, the last one, of a single launch, 1 s.</summary>
    [Theory]
    [InlineData(41, null)]
    [InlineData(43, "Budget")]
    public void A_block_costs_what_the_last_one_with_all_of_its_arms_did(double spentSeconds, string? end)
    {
        var progress = SixBlocksOfFour();
        AddBlock(progress, 7, s_names[..1], 0.5);

        Assert.Equal(end, new BlockBudget(s_sampling, _ => s_names.ToHashSet()).EndReason(progress, spentSeconds)?.ToString());
    }

    private static RunProgress SixBlocksOfFour()
    {
        var progress = new RunProgress(SmallRun.Empty);
        for (var block = 1; block <= 6; block++)
        {
            AddBlock(progress, block, s_names, 4);
        }

        return progress;
    }

    /// <param name="seconds">Of its start, and of its rounds.</param>
    private static void AddBlock(RunProgress progress, int block, string[] arms, double seconds)
    {
        progress.Add(
            [.. arms.Select(name => SmallRun.Launch(SmallRun.Empty.Header.Plan.Arms[0] with { Id = name }, block, 0, [1]))],
            SmallRun.GroupEnd(block, 0, 10, startSeconds: seconds, roundsSeconds: seconds));
        progress.Add(new BlockEnd(block, 1, Valid: true, null));
    }
}
