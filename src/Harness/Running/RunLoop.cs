using GilBench.Model;
using GilBench.Results;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// The loop: calibrates, then block after block measures every group whose arms are not precise yet, writes each group down as it ends, and
/// stops on width, blocks or budget, never on what the numbers say. Goes on with a run wherever it was left.
/// </summary>
internal sealed class RunLoop(RunFile file, RunTools tools, Action<RunEvent> tell)
{
    /// <summary>A group that the environment spoiled is run this often in a block at most.</summary>
    private const int MostAttempts = 2;

    /// <summary>
    /// Launches grow longer only with time that so many blocks leave over: the exact 95 % interval of 6 values spans them all, that of 12
    /// leaves out the outer 13 of 78 Walsh averages on each side.
    /// </summary>
    private const int BlocksBeforeLongLaunches = 12;

    /// <returns>How the run ended; <see cref="RunEndReason.Interrupted"/> where it was cancelled.</returns>
    public async Task<RunEnd> RunAsync(Run run, CancellationToken cancellation)
    {
        var progress = new RunProgress(run);
        var earlierSeconds = SpentSeconds(run);
        var started = tools.Clock.GetTimestamp();
        file.Append(new Session(tools.Clock.GetUtcNow(), Environment.ProcessId) { Variables = tools.Variables });
        RunEndReason reason;
        try
        {
            reason = await MeasureAsync(run, progress, () => earlierSeconds + Elapsed(started), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            reason = RunEndReason.Interrupted;
        }

        var end = new RunEnd(reason, progress.TimedSeconds, earlierSeconds + Elapsed(started));
        file.Append(end);
        tell(new RunEnded(end));
        return end;
    }

    private async Task<RunEndReason> MeasureAsync(Run run, RunProgress progress, Func<double> spentSeconds, CancellationToken cancellation)
    {
        var resolvedArms = ResolvedArm.AllOf(run.Header);
        var preparation = new Preparation(file, tools, tell);
        await using var server = await preparation.StartServerAsync(run, resolvedArms, cancellation).ConfigureAwait(false);
        try
        {
            return await MeasureWithAsync(server, preparation, run, resolvedArms, progress, spentSeconds, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await preparation.RecordServedAsync(server).ConfigureAwait(false);
        }
    }

    private async Task<RunEndReason> MeasureWithAsync(
        LoopbackServer? server,
        Preparation preparation,
        Run run,
        IReadOnlyList<ResolvedArm> resolvedArms,
        RunProgress progress,
        Func<double> spentSeconds,
        CancellationToken cancellation)
    {
        var requests = new LaunchRequests(tools, run.Header, server?.Address);
        await preparation.CalibrateAsync(run.Header, resolvedArms, progress, requests, cancellation).ConfigureAwait(false);
        await preparation.ReadMemoryAsync(
            [.. resolvedArms.Where(resolved => run.Header.Plan.MemoryArms.Contains(resolved.Arm.Id))], progress, requests, cancellation).ConfigureAwait(false);

        var earlier = resolvedArms.Count;
        var rule = new BlockBudget(run.Header.Plan.Sampling, tools.ImpreciseArms);
        var runner = new GroupRunner(tools, requests, tell);
        while (true)
        {
            ConcludePilot(run.Header.Plan, progress, spentSeconds());
            if (rule.EndReason(progress, spentSeconds()) is { } reason)
            {
                return reason;
            }

            var launched = rule.ImpreciseArms(progress) is { } imprecise ? resolvedArms.Where(resolved => imprecise.Contains(resolved.Arm.Id)).ToList() : resolvedArms;
            if (launched.Count < earlier)
            {
                tell(new ArmsSettled(earlier - launched.Count, launched.Count));
            }

            earlier = launched.Count;
            var members = new GroupMembers(run.Header.Plan, launched, progress);
            await RunBlockAsync(members, progress, runner, rule, AreCalibratedAsync, cancellation).ConfigureAwait(false);
            if (progress.Launches.All(launch => launch.Outcome != LaunchOutcome.Ok))
            {
                return RunEndReason.NoLaunchWorked;
            }
        }

        // What was kept from an earlier run is checked by the first slices made with it, and made anew where it is off.
        async Task<bool> AreCalibratedAsync(GroupPlan group, IReadOnlyList<Launch> launches)
        {
            var off = CalibrationCheck.Off(group.Members, launches, resolvedArms, run.Header.Plan.Sampling, progress.UncheckedCalibrationOf);
            await preparation.CalibrateAnewAsync(off, run.Header, resolvedArms, progress, requests, cancellation).ConfigureAwait(false);
            return off.Count == 0;
        }
    }

    private async Task RunBlockAsync(
        GroupMembers members,
        RunProgress progress,
        GroupRunner runner,
        BlockBudget rule,
        Func<GroupPlan, IReadOnlyList<Launch>, Task<bool>> areCalibrated,
        CancellationToken cancellation)
    {
        var block = progress.NextBlock;
        var order = members.GroupOrder(block);
        tell(new BlockStarted(block, members.MinimumBlocks, order.Count, members.LaunchesOf(order, block), rule.Remaining(progress)));
        foreach (var group in order)
        {
            var attempts = progress.AttemptsOf(block, group);
            while (!attempts.Exists(attempt => attempt.Valid) && attempts.Count < MostAttempts)
            {
                cancellation.ThrowIfCancellationRequested();
                var plan = members.PlanOf(block, group, progress.NextAttempt(block, group));
                tell(new GroupStarted(plan));
                var (launches, end) = await runner.RunAsync(plan, cancellation).ConfigureAwait(false);
                if (!await areCalibrated(plan, launches).ConfigureAwait(false))
                {
                    // Without the end of their group they do not count; the next attempt has a number beyond theirs.
                    file.Append(launches);
                    progress.Add(launches, end: null);
                    continue;
                }

                file.Append([.. launches, end]);
                progress.Add(launches, end);
                tell(new GroupEnded(end));
                attempts = progress.AttemptsOf(block, group);
            }
        }

        var spoiled = order.Select(group => progress.AttemptsOf(block, group)[^1]).FirstOrDefault(last => !last.Valid);
        var ended = new BlockEnd(block, 1, spoiled is null, spoiled?.Reason);
        file.Append(ended);
        progress.Add(ended);
        tell(new BlockEnded(ended));
    }

    /// <summary>
    /// Once the pilot's blocks are there, says how many rounds the launches of the others have; what an earlier session said stays.
    /// </summary>
    private void ConcludePilot(Plan plan, RunProgress progress, double spentSeconds)
    {
        var sampling = plan.Sampling;
        if (sampling.PilotBlocks == 0 || progress.Blocks.Count != sampling.PilotBlocks)
        {
            return;
        }

        var blocks = Math.Clamp(BlocksBeforeLongLaunches, sampling.MinimumBlocks, sampling.MaximumBlocks);
        var secondsPerBlock = (sampling.BudgetSeconds - spentSeconds) / Math.Max(1, blocks - progress.Blocks.Count);
        foreach (var pilot in PilotStudy.Conclude(plan, progress.Snapshot(), secondsPerBlock).Where(pilot => !progress.Knows(pilot)))
        {
            file.Append(pilot);
            progress.Add(pilot);
            tell(new Piloted(pilot));
        }
    }

    private double Elapsed(long started) => tools.Clock.GetElapsedTime(started).TotalSeconds;

    /// <summary>Wall seconds of earlier sessions: each lasted at least until its last launch ended.</summary>
    private static double SpentSeconds(Run run)
    {
        var spent = 0.0;
        for (var i = 0; i < run.Sessions.Count; i++)
        {
            var from = run.Sessions[i].Started;
            var to = i + 1 < run.Sessions.Count ? run.Sessions[i + 1].Started : DateTimeOffset.MaxValue;
            var ends = run.Launches.Where(launch => launch.Started >= from && launch.Started < to)
                .Select(launch => (launch.Started - from).TotalSeconds + launch.DurationSeconds);
            spent += ends.DefaultIfEmpty(0).Max();
        }

        return spent;
    }
}
