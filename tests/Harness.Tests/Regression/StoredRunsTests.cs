using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Regression;

public sealed class StoredRunsTests
{
    private static readonly Run Base = Named("base", 1);

    private static Run Named(string id, double slowDown, ulong seed = 1)
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Seed = seed, Blocks = 12 });
        return (run with { Header = run.Header with { Id = id } }).Changing(
            launch => launch.Arm == SlowArm(run),
            launch => launch with
            {
                Samples = [.. launch.Samples.Select(slice => slice with { WallSeconds = slice.WallSeconds * slowDown })],
            });
    }

    private static string SlowArm(Run run) => run.Header.Plan.Arms.First(arm => arm is { Role: ArmRole.Measured, Workers: > 1 }).Id;

    private static ArmComparison Slow(ComparisonResult result) =>
        result.Arms.Single(arm => arm.Metric == Metric.TimePerUnit && arm.Arm == SlowArm(Base));

    [Fact]
    public void An_arm_that_takes_half_as_long_again_is_found_and_said_to_be_measured_apart()
    {
        var (what, result) = StoredRuns.Compare(Base, Named("head", 1.5, seed: 2));

        Assert.Equal((ComparisonOutcome.Failed, ComparisonAnswer.Slower), (result.Outcome, Slow(result).Answer));
        Assert.Contains("measured apart", result.Reason, StringComparison.Ordinal);
        Assert.Equal(ComparisonKind.StoredRuns, what.Kind);
    }

    [Fact]
    public void Eight_percent_pass_whatever_the_interval_because_the_machine_may_have_changed_by_as_much()
    {
        var (_, result) = StoredRuns.Compare(Base, Named("head", 1.08, seed: 2));

        Assert.NotEqual(ComparisonAnswer.Slower, Slow(result).Answer);
        Assert.NotEqual(ComparisonOutcome.Failed, result.Outcome);
        Assert.Equal(0.10, Slow(result).Margin);
    }

    [Fact]
    public void Runs_of_two_machines_are_refused_with_both_named()
    {
        var other = Base with
        {
            Header = Base.Header with { Id = "other", Machine = Base.Header.Machine with { Fingerprint = "feedbeef" } },
        };

        Assert.Contains("different machines", StoredRuns.Refusal(Base, other), StringComparison.Ordinal);
        Assert.Contains("feedbeef", StoredRuns.Refusal(Base, other), StringComparison.Ordinal);
        Assert.Null(StoredRuns.Refusal(Base, Named("head", 1)));
    }

    [Fact]
    public void A_run_is_not_compared_with_itself() =>
        Assert.Contains("the same run", StoredRuns.Refusal(Base, Base), StringComparison.Ordinal);

    [Fact]
    public void An_arm_with_other_arguments_is_not_compared_and_it_is_said()
    {
        var arm = Base.Header.Plan.Arms.First(one => one.Id == SlowArm(Base));
        var head = Named("head", 1);
        var changed = head with
        {
            Header = head.Header with
            {
                Workloads =
                [
                    .. head.Header.Workloads.Select(workload => workload.Id != arm.Workload ? workload : workload with
                    {
                        ParameterSets = [.. workload.ParameterSets.Select(set => set with { Arguments = SmallArguments.Of("n", 77) })],
                    }),
                ],
            },
        };

        var (what, result) = StoredRuns.Compare(Base, changed);

        Assert.Contains($"{arm.Id} is not compared: its arguments differ.", what.Notes);
        Assert.DoesNotContain(result.Arms, one => one.Arm == arm.Id);
    }
}
