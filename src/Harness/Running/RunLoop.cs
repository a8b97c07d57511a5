using GilBench.Model;
using GilBench.Results;
using GilBench.Statistics.Sampling;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// The loop: calibrates, then block after block launches every arm that is not precise yet once in a freshly shuffled order, writes each launch
/// down as it ends, and stops on width, blocks or budget, never on what the numbers say. Goes on with a run wherever it was left.
/// </summary>
internal sealed class RunLoop(RunFile file, RunTools tools, Action<RunEvent> tell)
{
    /// <summary>A block that the environment spoiled is run this often at most.</summary>
    private const int MostAttempts = 2;

    /// <summary>A launch that the environment disturbed is repeated this often at once.</summary>
    private const int RepeatsAtOnce = 2;

    /// <summary>Where all of these were disturbed too, it is repeated this often at the end of its block: what disturbs lasts for seconds, a block for minutes.</summary>
    private const int RepeatsAtTheEnd = 3;

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
        IReadOnlyList<ArmSetting> settings = [.. run.Header.Plan.Arms.Select(arm => ArmSetting.Resolve(arm, run.Header))];
        var preparation = new Preparation(file, tools, tell);
        await using var server = await preparation.StartServerAsync(run, settings, cancellation).ConfigureAwait(false);
        try
        {
            return await MeasureWithAsync(server, preparation, run, settings, progress, spentSeconds, cancellation).ConfigureAwait(false);
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
        IReadOnlyList<ArmSetting> settings,
        RunProgress progress,
        Func<double> spentSeconds,
        CancellationToken cancellation)
    {
        var sampling = run.Header.Plan.Sampling;
        var launcher = new Launcher(tools, run.Header, server?.Address);
        await preparation.CalibrateAsync(sampling, settings, progress, launcher, cancellation).ConfigureAwait(false);
        await preparation.ReadMemoryAsync(
            [.. settings.Where(setting => run.Header.Plan.MemoryArms.Contains(setting.Arm.Id))], progress, launcher, cancellation).ConfigureAwait(false);

        var earlier = settings.Count;
        var rule = new BlockBudget(sampling, tools.ImpreciseArms);
        while (true)
        {
            ConcludePilot(sampling, settings, progress, spentSeconds());
            if (rule.EndReason(progress, spentSeconds()) is { } reason)
            {
                return reason;
            }

            var launched = rule.ImpreciseArms(progress) is { } imprecise ? settings.Where(setting => imprecise.Contains(setting.Arm.Id)).ToList() : settings;
            if (launched.Count < earlier)
            {
                tell(new ArmsSettled(earlier - launched.Count, launched.Count));
            }

            earlier = launched.Count;
            var place = progress.Next(MostAttempts);
            await RunBlockAsync(run.Header.Plan, launched, place, progress, launcher, rule, cancellation).ConfigureAwait(false);
            if (place.Attempt == MostAttempts && progress.Launches.All(launch => launch.Outcome != LaunchOutcome.Ok))
            {
                return RunEndReason.NoLaunchWorked;
            }
        }
    }

    private async Task RunBlockAsync(
        Plan plan,
        IReadOnlyList<ArmSetting> settings,
        (int Block, int Attempt) place,
        RunProgress progress,
        Launcher launcher,
        BlockBudget rule,
        CancellationToken cancellation)
    {
        var (block, attempt) = place;
        tell(new BlockStarted(block, attempt, plan.Sampling.MinimumBlocks, settings.Count, rule.Remaining(progress)));
        var order = new BlockShuffler(plan.Seed).Order((block * (MostAttempts + 1)) + attempt, settings.Count);
        List<PlannedLaunch> disturbed = [];
        List<Launch> failed = [];
        foreach (var planned in order.Select((arm, position) => new PlannedLaunch(block, attempt, position, settings[arm])))
        {
            var last = await LaunchUntilUndisturbedAsync(planned, RepeatsAtOnce, progress, launcher, cancellation).ConfigureAwait(false);
            if (last.Faults.Count > 0)
            {
                disturbed.Add(planned);
            }

            if (last.Outcome != LaunchOutcome.Ok)
            {
                failed.Add(last);
            }
        }

        // A single arm that fails is a result; where all fail, nothing was measured.
        var end = failed.Count == settings.Count
            ? new BlockEnd(block, attempt, Valid: false, $"No launch worked; {failed[0].Arm}: {failed[0].Detail}")
            : new BlockEnd(block, attempt, Valid: true, null);
        foreach (var planned in disturbed.TakeWhile(_ => end.Valid))
        {
            var last = await LaunchUntilUndisturbedAsync(planned, RepeatsAtOnce + RepeatsAtTheEnd, progress, launcher, cancellation).ConfigureAwait(false);
            if (last.Faults.Count > 0)
            {
                end = new BlockEnd(block, attempt, Valid: false, $"{last.Arm}: {last.Faults[0]}");
            }
        }

        file.Append(end);
        progress.Add(end);
        tell(new BlockEnded(end));
    }

    /// <summary>
    /// A launch that the environment disturbed is repeated in the same block: with dozens of launches a block, a machine that disturbs one in ten
    /// would otherwise never finish a block. Whether it was disturbed never depends on its duration.
    /// </summary>
    /// <param name="mostRepeats">Those of earlier calls included.</param>
    private async Task<Launch> LaunchUntilUndisturbedAsync(
        PlannedLaunch planned, int mostRepeats, RunProgress progress, Launcher launcher, CancellationToken cancellation)
    {
        var done = progress.At(planned).ToList();
        while (done is [] || (done[^1].Faults.Count > 0 && done.Count <= mostRepeats))
        {
            cancellation.ThrowIfCancellationRequested();
            var next = planned with { Repeat = done.Count };
            tell(new LaunchStarted(next));
            var launch = await launcher.RunAsync(
                next, progress.CalibrationOf(planned.Setting), progress.IterationsOf(planned.Setting), cancellation).ConfigureAwait(false);
            file.Append(launch);
            progress.Add(launch);
            tell(new LaunchEnded(launch));
            done.Add(launch);
        }

        return done[^1];
    }

    /// <summary>
    /// Once the pilot's blocks are there, says how many iterations the launches of the others have; what an earlier session said stays.
    /// </summary>
    private void ConcludePilot(Sampling sampling, IReadOnlyList<ArmSetting> settings, RunProgress progress, double spentSeconds)
    {
        if (sampling.PilotBlocks == 0 || progress.ValidBlocks != sampling.PilotBlocks)
        {
            return;
        }

        var blocks = Math.Clamp(BlocksBeforeLongLaunches, sampling.MinimumBlocks, sampling.MaximumBlocks);
        var secondsPerBlock = (sampling.BudgetSeconds - spentSeconds) / Math.Max(1, blocks - progress.ValidBlocks);
        foreach (var pilot in PilotStudy.Conclude(settings, CountingLaunches.Of(progress.Snapshot()), sampling, secondsPerBlock).Where(pilot => !progress.Knows(pilot)))
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
            var last = run.Launches.LastOrDefault(launch => launch.Started >= from && launch.Started < to);
            spent += last is null ? 0 : (last.Started - from).TotalSeconds + last.DurationSeconds;
        }

        return spent;
    }
}
