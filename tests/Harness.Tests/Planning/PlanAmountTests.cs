using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>How much of everything a budget buys.</summary>
public sealed class PlanAmountTests
{
    private static readonly PlanningContext s_context = SmallRun.Context() with { Workloads = Catalogue.Workloads };

    [Fact]
    public void A_budget_takes_rounds_then_slices_then_blocks_down_to_six_then_rounds_again_then_start_up_and_fewer_blocks_last()
    {
        var full = Sum(budget: null);
        var amounts = Enumerable.Range(1, 160)
            .Select(step => Amount(Sum(full.EstimateSeconds * (1.02 - (step / 160.0)))))
            .Distinct()
            .ToList();

        Assert.Equal((32, 0.03, 7, false), Amount(full));
        Assert.Equal(amounts.OrderByDescending(Rank), amounts);
        Assert.Contains((8, 0.03, 7, false), amounts);
        Assert.Contains(amounts, amount => amount is { Rounds: 8, SliceSeconds: < 0.03 and > 0.02, Blocks: 7 });
        Assert.Contains((8, 0.02, 7, false), amounts);
        Assert.Contains((8, 0.02, 6, false), amounts);
        Assert.Contains((1, 0.02, 6, false), amounts);
        Assert.Contains(amounts, amount => amount is { Blocks: 6, SideBySide: true });
        Assert.Contains((1, 0.02, 1, true), amounts);
        Assert.DoesNotContain(amounts, amount => amount.Blocks < 6 && amount is not { Rounds: 1, SliceSeconds: 0.02, SideBySide: true });

        // How far down the ladder an amount stands; rungs never alternate.
        static int Rank((int Rounds, double SliceSeconds, int Blocks, bool SideBySide) amount) => amount switch
        {
            { Blocks: < 6 } => amount.Blocks,
            { SideBySide: true } => 10 + amount.Rounds,
            { Blocks: 6, Rounds: < 8 } => 40 + amount.Rounds,
            { Blocks: < 7 } => 50 + amount.Blocks,
            _ => 100 + (int)Math.Round(1000 * amount.SliceSeconds) + amount.Rounds,
        };
    }

    [Fact]
    public void What_is_planned_fits_the_budget_wherever_six_blocks_do()
    {
        var full = Sum(budget: null);
        foreach (var share in new[] { 0.9, 0.5, 0.3, 0.2, 0.12 })
        {
            var plan = Sum(full.EstimateSeconds * share);
            Assert.True(
                plan.EstimateSeconds <= full.EstimateSeconds * share,
                $"{share}: {plan.EstimateSeconds} s of {full.EstimateSeconds * share} s");
            Assert.Equal(full.Arms, plan.Arms);
            Assert.Equal(full.Groups.Select(group => group.Arms), plan.Groups.Select(group => group.Arms));
        }
    }

    [Fact]
    public void A_run_of_44_arms_that_made_one_block_in_five_minutes_has_six_in_seven_calibration_included()
    {
        var plan = Planner.Make(
            SmallRun.Request() with
            {
                Profile = Profiles.Find("standard"),
                Selection = new Selection
                {
                    Workloads = ["http_get", "fetch_compute"],
                    ParameterSets = [ParameterSetNames.Calibrated],
                },
                Budget = TimeSpan.FromMinutes(7),
            },
            s_context);

        Assert.Equal(6, plan.Sampling.MinimumBlocks);
        Assert.InRange(plan.EstimateSeconds, 60, 420);
    }

    [Fact]
    public void Without_a_budget_of_the_user_s_the_fewest_blocks_are_measured_whatever_they_take()
    {
        var plan = Planner.Make(
            SmallRun.Request() with { Profile = Profiles.Find("standard") with { Budget = TimeSpan.FromSeconds(10) } }, s_context);

        Assert.Equal((6, false), (plan.Sampling.MinimumBlocks, plan.Sampling.SideBySide));
        Assert.All(plan.Groups, group => Assert.Equal(1, group.Rounds));
        Assert.True(plan.EstimateSeconds > 10);
    }

    [Fact]
    public void A_pilot_is_left_out_where_the_fewest_blocks_fill_the_budget()
    {
        var quick = Profiles.Find("quick");

        Assert.Equal(2, WithBudget(3600).Sampling.PilotBlocks);
        Assert.Equal(0, WithBudget(1).Sampling.PilotBlocks);

        Plan WithBudget(double seconds) => Planner.Make(
            SmallRun.Request() with { Profile = quick with { Budget = TimeSpan.FromSeconds(seconds) } }, s_context);
    }

    [Fact]
    public void Where_a_round_lasts_long_fewer_are_run_and_other_groups_keep_theirs()
    {
        var profile = Profiles.Find("standard");
        var plan = Planner.Make(
            SmallRun.Request() with
            {
                Profile = profile with { Budget = TimeSpan.FromHours(5) },
                Selection = new Selection { Workloads = ["sum_squares"], ParameterSets = ["*"] },
            },
            s_context);

        var rounds = plan.Groups.ToDictionary(group => plan.Arms.First(arm => arm.Id == group.Arms[0]).ParameterSet, group => group.Rounds);
        Assert.Equal(profile.Rounds, rounds[ParameterSetNames.Calibrated]);
        Assert.InRange(rounds["document"], 1, 8);
    }

    private static Plan Sum(double? budget) => Planner.Make(
        SmallRun.Request() with
        {
            Profile = Profiles.Find("standard") with { TimedStartBlocks = null },
            Selection = new Selection { Workloads = ["sum_squares"] },
            Budget = budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        },
        s_context);

    private static (int Rounds, double SliceSeconds, int Blocks, bool SideBySide) Amount(Plan plan) =>
        (plan.Groups.Max(group => group.Rounds), plan.Sampling.SliceSeconds, plan.Sampling.MinimumBlocks, plan.Sampling.SideBySide);
}
