using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Claims;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>The time, processes and memory that arms are estimated to take before anything is measured.</summary>
public sealed class ArmCostsTests
{
    private const double Slice = 0.02;

    private static readonly PlanningContext s_context = SmallRun.Context() with { Workloads = [.. Catalogue.Workloads] };

    /// <summary>Seen on two cores: 4.8 to 5.3 s for starting and warming up, 0.8 to 0.95 s a round.</summary>
    [Fact]
    public void The_nineteen_workers_of_the_headline_are_thought_to_take_what_was_seen()
    {
        IReadOnlyList<(string Model, string Runtime)> kinds =
            [("threads", "cpython-3.13"), ("process_pool_fork", "cpython-3.13"), ("threads", "cpython-3.13t"), ("parallel", "dotnet-10")];
        List<Arm> members =
            [.. kinds.SelectMany(kind => new[] { 1, 1, 2, 2 }.Select(cores => Of("sum_squares", kind.Model, kind.Runtime, cores)))];
        members.AddRange(new[] { 1, 1, 2 }.Select(cores => Of("native_chains", "threads", "dotnet-10", cores)));
        Assert.Equal(19, members.Count);

        var cost = new ArmCosts(members, s_context).Of(members, sideBySide: true);

        Assert.InRange(cost.SecondsOfRound(Slice), 0.7, 0.95);
        Assert.InRange(cost.SecondsOfBlock(0, Slice), 4.4, 5.6);
    }

    [Fact]
    public void Side_by_side_the_cores_share_the_starts_and_what_waits_does_so_at_once()
    {
        List<Arm> members =
            [.. Enumerable.Repeat(Of("sleep", "sequential", "cpython-3.13", 1), 8), Of("sleep", "threads", "cpython-3.13", 2)];
        var costs = new ArmCosts(members, s_context);

        var (inTurn, atOnce) = (costs.Of(members, sideBySide: false), costs.Of(members, sideBySide: true));

        Assert.Equal(9 * 0.08, inTurn.BesideSeconds - inTurn.RoundSeconds, 6);
        Assert.Equal((9 * 0.08 / 2) + 0.5, atOnce.BesideSeconds, 6);
        Assert.Equal(inTurn.SecondsOfRound(Slice), atOnce.SecondsOfRound(Slice));
    }

    [Fact]
    public void The_warm_up_of_dotnet_is_shared_by_all_that_warm_up()
    {
        double Beside(int count)
        {
            List<Arm> members = [.. Enumerable.Repeat(Of("sum_squares", "parallel", "dotnet-10", 2), count)];
            return new ArmCosts(members, s_context).Of(members, sideBySide: true).BesideSeconds;
        }

        Assert.Equal(ArmCosts.SettlingSeconds, Beside(1) - (Beside(3) - Beside(2)), 6);
    }

    [Fact]
    public void A_slice_lasts_as_long_by_several_workers_at_once_as_by_threads_that_take_turns()
    {
        double Round(string workload, string model, string runtime)
        {
            var arm = Of(workload, model, runtime, 2);
            return new ArmCosts([arm], s_context).Of([arm], sideBySide: false).SecondsOfRound(Slice);
        }

        Assert.Equal(2 * Slice, Round("sum_squares", "threads", "cpython-3.13"), 9);

        // Slices of twice as many units.
        Assert.Equal(2 * Slice, Round("sum_squares", "threads", "cpython-3.13t"), 9);
        Assert.Equal(2 * Slice, Round("sum_squares", "process_pool_fork", "cpython-3.13"), 9);
        Assert.Equal(2 * Slice, Round("hash_blocks", "threads", "cpython-3.13"), 9);
    }

    [Fact]
    public void The_document_s_own_sizes_take_what_their_units_do_whatever_a_slice_is()
    {
        var arm = Of("sum_squares", "threads", "cpython-3.13t", 2) with { ParameterSet = "document" };
        var cost = new ArmCosts([arm], s_context).Of([arm], sideBySide: false);

        Assert.Equal(0.4, cost.SecondsOfRound(Slice), 9);
        Assert.Equal(cost.SecondsOfRound(Slice), cost.SecondsOfRound(10 * Slice));
    }

    private static Arm Of(string workload, string model, string runtime, int cores)
    {
        var set = s_context.Workloads.First(one => one.Id == workload).ParameterSets[0];
        var workers = model == "sequential" ? 1 : set.Workers ?? cores;
        return new Arm(
            Arm.IdOf(workload, ParameterSetNames.Calibrated, model, runtime, cores, workers, weak: false, aaControl: false),
            workload, ParameterSetNames.Calibrated, model, runtime, cores, workers, ArmRole.Measured, Weak: false);
    }
}
