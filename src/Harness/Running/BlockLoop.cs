using GilBench.Model;

namespace GilBench.Running;

/// <summary>
/// Block after block measures every group whose arms are not precise yet, and stops on width, blocks or budget, never on what the numbers
/// say.
/// </summary>
internal sealed class BlockLoop(RunRecorder recorder, RunTools tools, LaunchRequests requests, Preparation preparation)
{
    /// <summary>A group that the environment spoiled is run this often in a block at most.</summary>
    private const int MostAttempts = 2;

    /// <summary>
    /// Launches grow longer only with time that so many blocks leave over: the exact 95 % interval of 6 values spans them all, that of 12
    /// leaves out the outer 13 of 78 Walsh averages on each side.
    /// </summary>
    private const int BlocksBeforeLongLaunches = 12;

    private readonly BlockBudget _budget = new(recorder.Plan.Sampling, tools.ImpreciseArms, tools.MostImpreciseArms);
    private readonly GroupStarter _starter = new(tools, requests);
    private readonly GroupRunner _runner = new(tools, recorder.Tell);

    private RunProgress Progress => recorder.Progress;

    /// <returns>Why it ended.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the groups that had ended are written down.</exception>
    public async Task<RunEndReason> RunAsync(CancellationToken cancellation)
    {
        var earlier = recorder.Arms.Count;
        while (true)
        {
            ConcludePilot();
            if (_budget.EndReason(Progress, recorder.SpentSeconds) is { } reason)
            {
                return reason;
            }

            var imprecise = _budget.ArmsOfNext(Progress, recorder.SpentSeconds);
            var launched = imprecise is null ? recorder.Arms : [.. recorder.Arms.Where(resolved => imprecise.Contains(resolved.Arm.Id))];
            if (launched.Count < earlier)
            {
                recorder.Tell(new ArmsSettled(earlier - launched.Count, launched.Count));
            }

            earlier = launched.Count;
            var share = _budget.RoundsShare(recorder.Plan, Progress, recorder.SpentSeconds);
            await RunBlockAsync(new GroupMembers(recorder.Plan, launched, Progress, share), cancellation).ConfigureAwait(false);
            if (Progress.Launches.All(launch => launch.Outcome != LaunchOutcome.Ok))
            {
                return RunEndReason.NoLaunchWorked;
            }
        }
    }

    private async Task RunBlockAsync(GroupMembers members, CancellationToken cancellation)
    {
        var block = Progress.NextBlock;
        var order = members.GroupOrder(block);
        recorder.Tell(new BlockStarted
        {
            Block = block,
            MinimumBlocks = members.MinimumBlocks,
            Groups = order.Count,
            Launches = members.LaunchesOf(order, block),
            Remaining = _budget.Remaining(Progress),
        });
        foreach (var together in members.Batches(block))
        {
            await RunTogetherAsync(members, block, together, cancellation).ConfigureAwait(false);
            foreach (var group in together)
            {
                await RunAgainAsync(members, block, group, cancellation).ConfigureAwait(false);
            }
        }

        var spoiled = order.Select(group => Progress.AttemptsOf(block, group)[^1]).FirstOrDefault(last => !last.Valid);
        recorder.Add(new BlockEnd(block, 1, spoiled is null, spoiled?.Reason));
    }

    /// <summary>
    /// Starts the workers of groups together and runs the rounds of one group after another. Where a calibration turns out to be off, the
    /// others are let go: they stand ready for slices of the wrong length.
    /// </summary>
    private async Task RunTogetherAsync(GroupMembers members, int block, IReadOnlyList<int> together, CancellationToken cancellation)
    {
        var plans = together
            .Where(group => !IsDone(block, group))
            .Select(group => members.PlanOf(block, group, Progress.NextAttempt(block, group)))
            .ToList();
        var ready = await _starter.StartAsync(plans, cancellation).ConfigureAwait(false);
        IReadOnlyList<Calibration> off = [];
        await using (ready.ConfigureAwait(false))
        {
            foreach (var group in ready.All.TakeWhile(_ => off.Count == 0))
            {
                cancellation.ThrowIfCancellationRequested();
                recorder.Tell(new GroupStarted(group.Plan));
                var (launches, end) = await _runner.MeasureAsync(group, cancellation).ConfigureAwait(false);

                // What was kept from an earlier run is checked by the first slices made with it, and made anew where it is off.
                off = CalibrationCheck.Off(group.Plan.Members, launches, recorder);
                if (off.Count > 0)
                {
                    recorder.AddWithoutEnd(launches);
                }
                else
                {
                    recorder.Add(launches, end);
                }
            }
        }

        await preparation.CalibrateAnewAsync(off, requests, cancellation).ConfigureAwait(false);
    }

    /// <summary>Runs a group by itself until it is valid, or as often as it may be run.</summary>
    private async Task RunAgainAsync(GroupMembers members, int block, int group, CancellationToken cancellation)
    {
        while (!IsDone(block, group))
        {
            cancellation.ThrowIfCancellationRequested();
            await RunTogetherAsync(members, block, [group], cancellation).ConfigureAwait(false);
        }
    }

    private bool IsDone(int block, int group)
    {
        var attempts = Progress.AttemptsOf(block, group);
        return attempts.Count >= MostAttempts || attempts.Exists(attempt => attempt.Valid);
    }

    /// <summary>
    /// Once the pilot's blocks are there, says how many rounds the launches of the others have; what an earlier session said stays.
    /// </summary>
    private void ConcludePilot()
    {
        var sampling = recorder.Plan.Sampling;
        if (sampling.PilotBlocks == 0 || Progress.Blocks.Count != sampling.PilotBlocks)
        {
            return;
        }

        var blocks = Math.Clamp(BlocksBeforeLongLaunches, sampling.MinimumBlocks, sampling.MaximumBlocks);
        var secondsPerBlock = (sampling.BudgetSeconds - recorder.SpentSeconds) / Math.Max(1, blocks - Progress.Blocks.Count);
        var pilots = PilotStudy.Conclude(recorder.Plan, Progress.Snapshot(), secondsPerBlock);
        foreach (var pilot in pilots.Where(pilot => !Progress.Knows(pilot)))
        {
            recorder.Add(pilot);
        }
    }
}
