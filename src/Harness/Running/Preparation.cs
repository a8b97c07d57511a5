using GilBench.Model;
using GilBench.Results;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// What comes before the blocks: the server, the calibration, the pass that reads memory. What an earlier session did is not done again. And the
/// server's last word after them.
/// </summary>
internal sealed class Preparation(RunFile file, RunTools tools, Action<RunEvent> tell)
{
    private static readonly TimeSpan SaturationTime = TimeSpan.FromMilliseconds(500);

    /// <returns>Null where no arm needs it.</returns>
    public async Task<LoopbackServer?> StartServerAsync(Run run, IReadOnlyList<ArmSetting> settings, CancellationToken cancellation)
    {
        if (!settings.Any(setting => setting.Workload.NeedsServer))
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
        RunHeader header, IReadOnlyList<ArmSetting> settings, RunProgress progress, LaunchRequests requests, CancellationToken cancellation)
    {
        var calibrator = new Calibrator(requests.StartForCalibration);
        var groups = settings
            .Where(setting => setting.Sizes.Tasks is null && progress.CalibrationOf(setting) is null)
            .GroupBy(setting => (setting.Arm.Workload, setting.Arm.ParameterSet, setting.Language))
            .Select(group => group.ToList())
            .ToList();
        foreach (var group in groups)
        {
            var least = LeastSlice.Of(group[0].Workload, header.Plan.Sampling);
            var key = CalibrationKey.Of(header.Machine.Fingerprint, group, least, tools.ExecutableSha256);
            var calibration = tools.Calibrations.Find(key);
            if (calibration is null)
            {
                tell(new StepStarted(
                    $"calibrating {Sizes.Name(group[0].Arm.Workload, group[0].Arm.ParameterSet)} in {LanguageName.Of(group[0].Language)}"));
                calibration = await calibrator.CalibrateAsync(group, least, cancellation).ConfigureAwait(false);
                tools.Calibrations.Keep(key, calibration);
            }

            if (calibration is not null)
            {
                file.Append(calibration);
                progress.Add(calibration);
                tell(new Calibrated(calibration));
            }
        }
    }

    /// <param name="asked">The arms whose memory the plan asks for.</param>
    public async Task ReadMemoryAsync(IReadOnlyList<ArmSetting> asked, RunProgress progress, LaunchRequests requests, CancellationToken cancellation)
    {
        var left = asked.Where(setting => !progress.KnowsMemoryOf(setting.Arm.Id)).ToList();
        if (left.Count > 0)
        {
            tell(new StepStarted($"reading the memory of {Counted.Of(left.Count, "arm")}"));
        }

        foreach (var setting in left)
        {
            cancellation.ThrowIfCancellationRequested();
            var reading = await requests.ReadMemoryAsync(setting, cancellation).ConfigureAwait(false);
            file.Append(reading);
            progress.Add(reading);
        }
    }
}
