using GilBench.Fleets;
using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Fleets;

public sealed class FleetAgreementTests
{
    private const string One = "runs/20260102-030405-on-2";
    private const string Other = "runs/20260102-030405-on-4";

    private static readonly Run s_two = SyntheticFleet.Machine(2);
    private static readonly Run s_four = SyntheticFleet.Machine(4);

    [Fact]
    public void Runs_of_one_work_on_machines_of_their_own_may_stand_together() => Assert.Null(Refusal(s_two, s_four));

    [Fact]
    public void One_run_is_no_fleet() => Assert.Equal(
        "A report of several machines takes the runs of two or more; 'report' takes one.", Refusal(s_two));

    [Fact]
    public void Two_runs_of_one_machine_are_refused_and_the_same_run_twice_as_well()
    {
        var again = s_two with { Header = s_two.Header with { Id = "20260102-030405-on-4" } };

        Assert.Equal(
            $"{One} and {Other} are of one machine (fingerprint {s_two.Header.Machine.Fingerprint}), and samples of two runs are never "
                + "pooled; name one of them, or see what changed between them with 'compare'.",
            Refusal(s_two, again));
        Assert.Equal($"{One} and {One} are the same run; name it once.", Refusal(s_two, s_four, s_two));
    }

    [Fact]
    public void Another_version_of_the_tool_is_refused_with_both() => Assert.Equal(
        $"{One} was measured with GilBench 0.1.0 and {Other} with 0.2.0; measure both with one version.",
        Refusal(s_two, s_four with { Header = s_four.Header with { GilbenchVersion = "0.2.0" } }));

    [Fact]
    public void Rounds_and_launches_one_after_another_are_not_put_together() => Assert.Equal(
        $"{One} was measured in rounds and {Other} one launch after another; measure both with one version.",
        Refusal(s_two, s_four with { Header = s_four.Header with { Plan = s_four.Header.Plan with { Groups = [] } } }));

    [Fact]
    public void A_workload_that_one_run_lacks_is_named_whichever_it_is()
    {
        var less = SyntheticFleet.Machine(4, new SyntheticOptions { Workloads = [SyntheticWorkloads.SumSquares], Blocks = 1, Rounds = 1 });

        Assert.Equal(
            $"{One} has sleep, which {Other} has not; measure both with the same profile or the same --workload.", Refusal(s_two, less));
        Assert.Equal(
            $"{One} has sleep, which {Other} has not; measure both with the same profile or the same --workload.", Refusal(less, s_two));
    }

    [Fact]
    public void A_run_without_the_native_control_lacks_no_workload()
    {
        var python = SyntheticFleet.Machine(4, new SyntheticOptions
        {
            Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep],
            Runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded],
            Blocks = 1,
            Rounds = 1,
        });

        Assert.Null(Refusal(s_two, python));
    }

    [Fact]
    public void An_argument_that_differs_is_named_with_both_values() => Assert.Equal(
        $"n of sum_squares is 1000 in {One} and 2000 in {Other}; measure the same work on both machines.",
        Refusal(s_two, s_four.Having(workload => workload.Id == "sum_squares"
            ? workload with { ParameterSets = [workload.ParameterSets[0] with { Arguments = SmallArguments.Of("n", 2000) }] }
            : workload)));

    [Theory]
    [InlineData("the number of tasks of sum_squares is not given", "7")]
    [InlineData("the number of workers of sum_squares is not given", "3")]
    [InlineData("the expected result of sum_squares is 42", "43")]
    [InlineData("the units in flight of sum_squares is not given", "4 a worker (1 a thread), 1, 10 in flight")]
    public void What_else_makes_it_other_work_is_named(string said, string other)
    {
        var changed = s_four.Having(workload => workload.Id == "sum_squares"
            ? workload with { ParameterSets = [Changed(workload.ParameterSets[0], other)] }
            : workload);

        Assert.Equal($"{said} in {One} and {other} in {Other}; measure the same work on both machines.", Refusal(s_two, changed));
    }

    [Fact]
    public void Where_the_user_s_code_lies_is_each_machine_s_own_matter_and_which_it_is_is_not()
    {
        Assert.Null(Refusal(WithCode(s_two, "/home/one/app/scoring.py:score"), WithCode(s_four, "/srv/other/scoring.py:score")));
        Assert.Equal(
            $"the code of sum_squares is scoring.py:score in {One} and scoring.py:rank in {Other}; measure the same work on both machines.",
            Refusal(WithCode(s_two, "app/scoring.py:score"), WithCode(s_four, "app/scoring.py:rank")));
    }

    [Fact]
    public void A_comparison_of_two_sides_of_code_has_its_own_report()
    {
        var comparison = new RunComparison(
            ComparisonKind.Revisions, new ComparisonSide("main", null), new ComparisonSide("work tree", null), [], []);

        Assert.Equal(
            $"{Other} compares two sides of your code, and its report is the comparison's; leave it out.",
            Refusal(s_two, s_four with { Header = s_four.Header with { Comparison = comparison } }));
    }

    [Fact]
    public void What_a_file_says_is_made_visible_in_the_sentence() => Assert.Equal(
        $"{One} was measured with GilBench 0.1.0 and {Other} with \\u001b[2J; measure both with one version.",
        Refusal(s_two, s_four with { Header = s_four.Header with { GilbenchVersion = "\u001b[2J" } }));

    private static string? Refusal(params Run[] runs) => FleetAgreement.Refusal([.. runs.Select(SyntheticFleet.Named)]);

    private static ParameterSet Changed(ParameterSet set, string other) => other switch
    {
        "7" => set with { Tasks = 7 },
        "3" => set with { Workers = 3 },
        "4 a worker (1 a thread), 1, 10 in flight" => set with { Sweep = new ConcurrencySweep([1, 10], 4, 1) },
        _ => set with { Expected = other },
    };

    private static Run WithCode(Run run, string function) => run.Having(workload => workload.Id == "sum_squares"
        ? workload with { Code = new UserCode(function, null, null, Path.GetDirectoryName(function)!) }
        : workload);
}
