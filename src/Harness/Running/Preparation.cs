using GilBench.Model;
using GilBench.Results;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// What comes before the blocks: the server, the calibration, the pass that reads memory. What an earlier session did is not done again.
/// After them, what the server counted.
/// </summary>
internal sealed class Preparation(RunFile file, RunTools tools, Action<RunEvent> tell)
{
    private static readonly TimeSpan SaturationTime = TimeSpan.FromMilliseconds(500);

    /// <returns>Null where no arm needs it.</returns>
    public async Task<LoopbackServer?> StartServerAsync(Run run, IReadOnlyList<ResolvedArm> resolvedArms, CancellationToken cancellation)
    {
        if (!resolvedArms.Any(resolved => resolved.Workload.NeedsServer))
        {
            return null;
        }

        var cores = run.Header.Plan.ServerCores;
        tell(new StepStarted(cores.Count > 0 ? $"starting the loopback server on cores {new CoreSet(cores)}" : "starting the loopback server on the measured cores, as there are no others"));
        var server = await tools.StartServer(cores.Count > 0 ? new CoreSet(cores).ToString() : null, cancellation).ConfigureAwait(false);
        if (run.Server is null)
        {
            var perSecond = await server.SaturationAsync(SaturationTime, cancellation).ConfigureAwait(false);
            file.Append(new ServerCheck(cores, perSecond, SharesMeasuredCores: cores.Count == 0));
        }

        return server;
    }

    /// <summary>What the server says of itself at the end of the session, as far as it still can.</summary>
    public async Task RecordServedAsync(LoopbackServer? server)
    {
        foreach (var served in server is null ? [] : await server.ServedAsync().ConfigureAwait(false))
        {
            file.Append(served);
        }
    }

    /// <summary>Finds the units of a slice, or takes what an earlier run on this machine found with the same executables.</summary>
    public async Task CalibrateAsync(
        RunHeader header, IReadOnlyList<ResolvedArm> resolvedArms, RunProgress progress, LaunchRequests requests, CancellationToken cancellation)
    {
        foreach (var group in CalibratedTogether(resolvedArms).Where(group => progress.CalibrationOf(group[0]) is null))
        {
            var (key, least) = KeyOf(header, group);
            if (tools.Calibrations.Find(key) is { } kept)
            {
                Record(kept, progress);
            }
            else
            {
                await MakeAsync(group, key, least, progress, requests, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Forgets calibrations that the first slices showed to be off, and makes them anew.</summary>
    public async Task CalibrateAnewAsync(
        IReadOnlyList<Calibration> off,
        RunHeader header,
        IReadOnlyList<ResolvedArm> resolvedArms,
        RunProgress progress,
        LaunchRequests requests,
        CancellationToken cancellation)
    {
        foreach (var group in CalibratedTogether(resolvedArms).Where(group => progress.CalibrationOf(group[0]) is { } known && off.Contains(known)))
        {
            var (key, least) = KeyOf(header, group);
            tools.Calibrations.Forget(key);
            await MakeAsync(group, key, least, progress, requests, cancellation).ConfigureAwait(false);
        }
    }

    private static IEnumerable<List<ResolvedArm>> CalibratedTogether(IReadOnlyList<ResolvedArm> resolvedArms) => resolvedArms
        .Where(resolved => resolved.ParameterSet.Tasks is null)
        .GroupBy(resolved => (resolved.Arm.Workload, resolved.Arm.ParameterSet, resolved.Language))
        .Select(group => group.ToList());

    private (string Key, LeastSlice Least) KeyOf(RunHeader header, List<ResolvedArm> group)
    {
        var least = LeastSlice.Of(group[0].Workload, header.Plan.Sampling);
        return (CalibrationKey.Of(header.Machine.Fingerprint, group, least, tools.ExecutableSha256), least);
    }

    private async Task MakeAsync(
        List<ResolvedArm> group, string key, LeastSlice least, RunProgress progress, LaunchRequests requests, CancellationToken cancellation)
    {
        tell(new StepStarted($"calibrating {ParameterSetNames.Label(group[0].Arm.Workload, group[0].Arm.ParameterSet)} in {LanguageName.Of(group[0].Language)}"));
        var made = await new Calibrator(requests.StartForCalibration).CalibrateAsync(group, least, cancellation).ConfigureAwait(false);
        progress.NoteCalibrated(group[0]);
        if (made is not null)
        {
            tools.Calibrations.Keep(key, made);
            Record(made, progress);
        }
    }

    private void Record(Calibration calibration, RunProgress progress)
    {
        file.Append(calibration);
        progress.Add(calibration);
        tell(new Calibrated(calibration));
    }

    /// <param name="asked">The arms whose memory the plan asks for.</param>
    public async Task ReadMemoryAsync(IReadOnlyList<ResolvedArm> asked, RunProgress progress, LaunchRequests requests, CancellationToken cancellation)
    {
        var left = asked.Where(resolved => !progress.KnowsMemoryOf(resolved.Arm.Id)).ToList();
        if (left.Count > 0)
        {
            tell(new StepStarted($"reading the memory of {Counted.Of(left.Count, "arm")}"));
        }

        foreach (var resolved in left)
        {
            cancellation.ThrowIfCancellationRequested();
            var reading = await requests.ReadMemoryAsync(resolved, cancellation).ConfigureAwait(false);
            file.Append(reading);
            progress.Add(reading);
        }
    }
}
