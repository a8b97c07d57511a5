using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// What comes before the blocks: the server, the calibration, the pass that reads memory. What an earlier session did is not done again.
/// After them, what the server counted.
/// </summary>
internal sealed class Preparation(RunRecorder recorder, RunTools tools)
{
    private static readonly TimeSpan SaturationTime = TimeSpan.FromMilliseconds(500);

    private RunProgress Progress => recorder.Progress;

    /// <returns>Null where no arm needs it.</returns>
    public async Task<LoopbackServer?> StartServerAsync(CancellationToken cancellation)
    {
        if (!recorder.Arms.Any(resolved => tools.ServedWorkloads.Contains(resolved.Workload.Id)))
        {
            return null;
        }

        var cores = recorder.Plan.ServerCores;
        var where = cores.Count > 0 ? $"cores {new CoreSet(cores)}" : "the measured cores, as there are no others";
        recorder.Tell(new StepStarted($"starting the loopback server on {where}"));
        var server = await tools.StartServer(cores.Count > 0 ? new CoreSet(cores).ToString() : null, cancellation).ConfigureAwait(false);
        if (!recorder.KnowsServer)
        {
            var most = await server.SaturationAsync(SaturationTime, cancellation).ConfigureAwait(false);
            recorder.Note(new ServerCheck(cores, most.RequestsPerSecond, SharesMeasuredCores: cores.Count == 0)
            {
                CpuSecondsPerRequest = most.CpuSecondsPerRequest,
                AskedBy = [.. recorder.Header.Workloads.Select(workload => workload.Id).Where(tools.ServedWorkloads.Contains)],
            });
        }

        return server;
    }

    /// <summary>What the server says of itself at the end of the session, as far as it still can.</summary>
    public async Task RecordServedAsync(LoopbackServer? server)
    {
        foreach (var served in server is null ? [] : await server.ServedAsync().ConfigureAwait(false))
        {
            recorder.Note(served);
        }
    }

    /// <summary>Finds the units of a slice, or takes what an earlier run on this machine found with the same executables.</summary>
    public async Task CalibrateAsync(LaunchRequests requests, CancellationToken cancellation)
    {
        foreach (var group in CalibratedTogether().Where(group => Progress.CalibrationOf(group[0]) is null))
        {
            if (IsKept(group) && tools.Calibrations.Find(KeyOf(group)) is { } kept)
            {
                recorder.Add(kept);
            }
            else
            {
                await MakeAsync(group, requests, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Forgets calibrations that the first slices showed to be off, and makes them anew.</summary>
    public async Task CalibrateAnewAsync(IReadOnlyList<Calibration> off, LaunchRequests requests, CancellationToken cancellation)
    {
        foreach (var group in CalibratedTogether().Where(group => Progress.CalibrationOf(group[0]) is { } known && off.Contains(known)))
        {
            tools.Calibrations.Forget(KeyOf(group));
            await MakeAsync(group, requests, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads the memory of the arms of which the plan asks for it, one launch after another on an otherwise idle machine.
    /// </summary>
    public async Task ReadMemoryAsync(LaunchRequests requests, CancellationToken cancellation)
    {
        var left = recorder.Arms
            .Where(resolved => recorder.Plan.MemoryArms.Contains(resolved.Arm.Id) && !Progress.KnowsMemoryOf(resolved.Arm.Id))
            .ToList();
        if (left.Count > 0)
        {
            var timing = recorder.Plan.Sampling.TimesStartsBeforeBlocks ? "timing the start and " : "";
            recorder.Tell(new StepStarted($"{timing}reading the memory of {Counted.Of(left.Count, "arm")}"));
        }

        foreach (var resolved in left)
        {
            cancellation.ThrowIfCancellationRequested();
            recorder.Add(await requests.ReadMemoryAsync(resolved, Progress.CalibrationOf(resolved), cancellation).ConfigureAwait(false));
        }
    }

    private IEnumerable<List<ResolvedArm>> CalibratedTogether() => recorder.Arms
        .Where(resolved => resolved.ParameterSet.IsCalibrated)
        .GroupBy(resolved => (resolved.Workload.CalibratedAs, resolved.Arm.ParameterSet, resolved.Language))
        .Select(group => group.ToList());

    private LeastSlice LeastOf(List<ResolvedArm> group) => LeastSlice.Of(group[0].Workload, recorder.Plan.Sampling);

    private string KeyOf(List<ResolvedArm> group) =>
        CalibrationKey.Of(recorder.Header.Machine.Fingerprint, group, LeastOf(group), tools.ExecutableSha256);

    private async Task MakeAsync(List<ResolvedArm> group, LaunchRequests requests, CancellationToken cancellation)
    {
        var name = ParameterSetNames.Label(group[0].Workload.CalibratedAs, group[0].Arm.ParameterSet);
        recorder.Tell(new StepStarted($"calibrating {name} in {LanguageName.Of(group[0].Language)}"));
        var calibrator = new Calibrator(requests.StartForCalibration);
        var made = await calibrator.CalibrateAsync(group, LeastOf(group), cancellation).ConfigureAwait(false);
        Progress.NoteCalibrated(group[0]);
        if (made is not null)
        {
            if (IsKept(group))
            {
                tools.Calibrations.Keep(KeyOf(group), made);
            }

            recorder.Add(made);
        }
    }

    /// <summary>The user's code changes from run to run, and no hash tells of all that it calls.</summary>
    private static bool IsKept(List<ResolvedArm> group) => group[0].Workload.Code is null;
}
