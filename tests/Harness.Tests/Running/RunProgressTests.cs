using GilBench.Model;
using GilBench.Planning;
using GilBench.Running;

namespace GilBench.Tests.Running;

public sealed class RunProgressTests
{
    private static Arm AnArm => SmallRun.Empty.Header.Plan.Arms[0];

    [Fact]
    public void It_goes_on_with_the_block_behind_the_last_that_ended()
    {
        var progress = new RunProgress(SmallRun.Empty);
        Assert.Equal(1, progress.NextBlock);

        progress.Add([SmallRun.Launch(AnArm, 1, 0, [1])], SmallRun.GroupEnd(1, 0, 10));
        Assert.Equal(1, progress.NextBlock);

        progress.Add(new BlockEnd(1, 1, Valid: false, "load"));
        Assert.Equal(2, progress.NextBlock);
    }

    [Fact]
    public void Attempts_are_numbered_beyond_every_trace_of_one_and_count_where_they_ended()
    {
        var progress = new RunProgress(SmallRun.Empty with
        {
            Launches = [SmallRun.Launch(AnArm, 1, 0, [1], attempt: 2)],
            Groups = [SmallRun.GroupEnd(1, 0, 10, valid: false)],
        });

        Assert.Equal([1], progress.AttemptsOf(1, 0).Select(end => end.Attempt));
        Assert.Equal((3, 1, 1), (progress.NextAttempt(1, 0), progress.NextAttempt(1, 1), progress.NextAttempt(2, 0)));

        progress.Add([SmallRun.Launch(AnArm, 1, 0, [1], attempt: 3)], SmallRun.GroupEnd(1, 0, 10, attempt: 3));
        Assert.Equal([(1, false), (3, true)], progress.AttemptsOf(1, 0).Select(end => (end.Attempt, end.Valid)));
    }

    [Fact]
    public void Launches_that_showed_a_calibration_to_be_off_are_no_attempt()
    {
        var progress = new RunProgress(SmallRun.Empty);
        progress.Add([SmallRun.Launch(AnArm, 1, 0, [1])], end: null);

        Assert.Empty(progress.AttemptsOf(1, 0));
        Assert.Equal(2, progress.NextAttempt(1, 0));
    }

    [Fact]
    public void The_run_as_it_was_has_the_launches_and_groups_of_its_blocks_alone()
    {
        var progress = new RunProgress(SmallRun.Empty);
        for (var block = 1; block <= 3; block++)
        {
            progress.Add([SmallRun.Launch(AnArm, block, 0, [1])], SmallRun.GroupEnd(block, 0, 10));
            progress.Add(new BlockEnd(block, 1, Valid: true, null));
        }

        var run = progress.SnapshotAt(2);

        Assert.Equal([1, 2], run.Blocks.Select(end => end.Block));
        Assert.Equal([1, 2], run.Groups.Select(end => end.Block));
        Assert.Equal([1, 2], run.Launches.Select(launch => launch.Block));
        Assert.Equal(3, progress.Snapshot().Launches.Count);
    }

    [Fact]
    public void A_calibration_of_an_earlier_run_or_session_is_unchecked_until_a_group_has_ended_that_uses_it()
    {
        var resolvedArms = ResolvedArm.AllOf(SmallRun.Empty.Header);
        var one = resolvedArms.First(resolved => resolved.ParameterSet.Tasks is null);
        var other = resolvedArms.Last(resolved => resolved.Arm.Workload == "native_chains");
        var progress = new RunProgress(SmallRun.Empty);
        Assert.Null(progress.UncheckedCalibrationOf(one));

        var (kept, keptOther) = (Kept(one), Kept(other));
        progress.Add(kept);
        progress.Add(keptOther);
        Assert.Equal((kept, keptOther), (progress.UncheckedCalibrationOf(one), progress.UncheckedCalibrationOf(other)));

        progress.NoteCalibrated(other);
        Assert.Equal((kept, null), (progress.UncheckedCalibrationOf(one), progress.UncheckedCalibrationOf(other)));

        var group = SmallRun.Empty.Header.Plan.Groups.Index().First(group => group.Item.Arms.Contains(one.Arm.Id)).Index;
        progress.Add([], SmallRun.GroupEnd(1, group, 10));
        Assert.Null(progress.UncheckedCalibrationOf(one));
        Assert.Equal(kept, progress.CalibrationOf(one));

        static Calibration Kept(ResolvedArm resolved) =>
            new(resolved.Arm.Workload, resolved.Arm.ParameterSet, resolved.Language, 8, 0.02, resolved.Arm.Id);
    }

    [Fact]
    public void A_cold_slice_counts_as_timed_only_where_no_other_worker_started_beside_it()
    {
        var launch = SmallRun.Launch(Planner.Make(SmallRun.Request(), SmallRun.Context()).Arms[0], block: 1, group: 0, [0.1, 0.2]);

        Assert.Equal(0.35, launch.TimedSeconds, 1e-9);
        Assert.Equal(0.3, (launch with { StartupSeconds = null }).TimedSeconds, 1e-9);
    }
}
