using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Machine;
using GilBench.Tests.Running;

namespace GilBench.Tests.Planning;

/// <summary>Which controls stand beside the arms of a group.</summary>
public sealed class ControlArmsTests
{
    private static readonly PlanningContext s_context = SmallRun.Context(SyntheticTopology.WithoutSmt(4));

    [Fact]
    public void Each_kind_of_noise_has_an_AA_control_of_its_widest_arm()
    {
        IReadOnlyList<Arm> arms =
        [
            .. new[] { 2, 4 }.SelectMany(cores => new[]
            {
                Of("sum_squares", "threads", "cpython-3.13", cores), Of("sum_squares", "thread_pool", "cpython-3.13", cores),
                Of("sum_squares", "threads", "cpython-3.13t", cores),
                Of("sum_squares", "process_pool_fork", "cpython-3.13", cores),
                Of("sum_squares", "process_pool_fork", "cpython-3.13t", cores),
                Of("sum_squares", "parallel", "dotnet-10", cores),
            }),
        ];

        Assert.Equal(
            [
                "sum_squares:threads@cpython-3.13:4x4:aa", "sum_squares:threads@cpython-3.13t:4x4:aa",
                "sum_squares:process_pool_fork@cpython-3.13:4x4:aa", "sum_squares:parallel@dotnet-10:4x4:aa",
            ],
            AaControlsOf(arms));
    }

    [Fact]
    public void What_waits_is_as_quiet_on_every_runtime_so_one_AA_control_of_a_language_is_enough() => Assert.Equal(
        ["sleep:threads@cpython-3.13:4x4:aa", "sleep:async@dotnet-10:4x4:aa"],
        AaControlsOf(
            [
                Of("sleep", "threads", "cpython-3.13", 4), Of("sleep", "asyncio_gather", "cpython-3.13t", 4),
                Of("sleep", "async", "dotnet-10", 4),
            ]));

    [Fact]
    public void Arms_of_one_worker_have_an_AA_control_where_there_are_no_others()
    {
        var alone = Of("sum_squares", "sequential", "cpython-3.13", 1);

        Assert.Equal(["sum_squares:sequential@cpython-3.13:1x1:aa"], AaControlsOf([alone]));
        Assert.Equal(["sum_squares:threads@cpython-3.13:2x2:aa"], AaControlsOf([alone, Of("sum_squares", "threads", "cpython-3.13", 2)]));
    }

    [Fact]
    public void An_AA_control_that_was_asked_for_is_not_added_again()
    {
        var arm = Of("sum_squares", "threads", "cpython-3.13", 2);
        var control = arm with { Id = $"{arm.Id}:aa", Role = ArmRole.AaControl };

        Assert.Empty(AaControlsOf([arm, control]));
    }

    [Fact]
    public void Every_arm_that_computes_with_several_workers_has_its_one_worker_base_unless_bases_were_named()
    {
        IReadOnlyList<Arm> arms =
        [
            Of("sum_squares", "threads", "cpython-3.13", 2), Of("sum_squares", "threads", "cpython-3.13", 4),
            Of("sleep", "threads", "cpython-3.13", 4),
        ];

        Assert.Equal(
            ["sum_squares:threads@cpython-3.13:1x1"],
            ControlArms.For(arms, s_context).Where(arm => arm.Role == ArmRole.OneWorkerBaseline).Select(arm => arm.Id));
        Assert.DoesNotContain(ControlArms.Fewest(arms, s_context), arm => arm.Role == ArmRole.OneWorkerBaseline);
    }

    [Fact]
    public void The_native_control_runs_on_one_core_and_on_as_many_as_an_arm_can_keep_busy()
    {
        IReadOnlyList<Arm> arms = [Of("sum_squares", "threads", "cpython-3.13", 4) with { Workers = 3 }];

        Assert.Equal([1, 3, 4], Ceilings(arms));
        Assert.Empty(Ceilings([Of("sum_squares", "sequential", "cpython-3.13", 1)]));
        Assert.Empty(Ceilings([Of("sleep", "threads", "cpython-3.13", 4)]));
    }

    private static IEnumerable<int> Ceilings(IReadOnlyList<Arm> arms) =>
        ControlArms.For(arms, s_context).Where(arm => arm.Role == ArmRole.PositiveControl).Select(arm => arm.Cores);

    private static IEnumerable<string> AaControlsOf(IReadOnlyList<Arm> arms) =>
        ControlArms.Fewest(arms, s_context).Where(arm => arm.Role == ArmRole.AaControl).Select(arm => arm.Id);

    private static Arm Of(string workload, string model, string runtime, int cores) => new(
        Arm.IdOf(workload, ParameterSetNames.Calibrated, model, runtime, cores, cores, weak: false, aaControl: false),
        workload, ParameterSetNames.Calibrated, model, runtime, cores, cores, ArmRole.Measured, Weak: false);
}
