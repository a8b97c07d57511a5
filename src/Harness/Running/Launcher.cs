using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>Carries out single launches of one run.</summary>
internal sealed class Launcher(RunTools tools, RunHeader header, Uri? server)
{
    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(60);

    /// <summary>How often longer than expected a launch may take before it counts as hanging.</summary>
    private const double LimitFactor = 20;

    /// <summary>A launch of a block.</summary>
    /// <param name="iterations">Warm ones.</param>
    public async Task<Launch> RunAsync(PlannedLaunch planned, Calibration? calibration, int iterations, CancellationToken cancellation)
    {
        var setting = planned.Setting;
        var effort = new Effort(TasksOf(setting, calibration), iterations, WarmupOf(setting, calibration));
        var request = Request(setting, effort, planned.Id, Path.Combine(tools.ArtifactsFolder, planned.Id));
        var started = tools.Clock.GetUtcNow();
        var before = tools.Noise.Read([.. setting.Cores]);
        var report = await tools.WorkerFor(setting.Runtime)
            .RunAsync(request, Placement(setting, calibration, iterations), cancellation).ConfigureAwait(false);
        var noise = tools.Noise.Read([.. setting.Cores]).Since(before);
        return LaunchJudge.Judge(planned, effort.Tasks, report, new LaunchJudge.Circumstances(noise, tools.ExecutableSha256(setting.Runtime), started));
    }

    /// <summary>A launch that is not recorded, to see how long so many tasks take.</summary>
    public Task<WorkerReport> TryOutAsync(ArmSetting setting, int tasks, CancellationToken cancellation) =>
        tools.WorkerFor(setting.Runtime).RunAsync(
            Request(setting, new Effort(tasks, Iterations: 1, WarmupOf(setting, calibration: null)), "calibration", artifacts: null),
            Placement(setting, calibration: null, iterations: 1), cancellation);

    /// <summary>A launch in which every worker does one unit, for the memory that it then holds.</summary>
    public async Task<MemoryReading> ReadMemoryAsync(ArmSetting setting, CancellationToken cancellation)
    {
        var effort = new Effort(setting.Arm.Workers, Iterations: 0, WarmupSeconds: 0, MeasureMemory: true);
        var report = await tools.WorkerFor(setting.Runtime).RunAsync(
            Request(setting, effort, "memory", artifacts: null), Placement(setting, calibration: null, iterations: 0), cancellation).ConfigureAwait(false);
        return new MemoryReading(setting.Arm.Id, report.Outcome, report.Detail, report.Done?.PssBytes);
    }

    /// <summary>The document's own number of tasks, or the calibrated one; weak arms have that for each worker.</summary>
    internal static int TasksOf(ArmSetting setting, Calibration? calibration)
    {
        var tasks = setting.Sizes.Tasks ?? calibration?.Tasks ?? Math.Max(1, setting.Arm.Workers);
        return setting.Arm.Weak ? tasks * setting.Arm.Workers : tasks;
    }

    private double WarmupOf(ArmSetting setting, Calibration? calibration) => Warmup.SecondsAfterCold(
        header.Plan.Sampling.WarmupSeconds, setting.Language, setting.Workload.Kind, setting.Arm.Role, calibration?.FastestSeconds ?? 0);

    /// <summary>How much a launch does.</summary>
    private sealed record Effort(int Tasks, int Iterations, double WarmupSeconds, bool MeasureMemory = false);

    private WorkerRequest Request(ArmSetting setting, Effort effort, string launch, string? artifacts) => new(
        WorkerRequest.CurrentProtocol,
        launch,
        setting.Workload.Id,
        setting.Sizes.Arguments,
        effort.Tasks,
        setting.Model.Id,
        setting.Arm.Workers,
        effort.Iterations,
        effort.WarmupSeconds,
        effort.MeasureMemory,
        new WorkerContext(
            setting.Workload.NeedsServer ? server?.ToString().TrimEnd('/') : null,
            tools.DataFolder,
            setting.Language == Language.CSharp ? artifacts : null));

    private WorkerPlacement Placement(ArmSetting setting, Calibration? calibration, int iterations)
    {
        var expected = TimeSpan.FromSeconds((calibration?.FastestSeconds ?? 1) * setting.Arm.Workers * (1 + iterations));
        var limit = expected * LimitFactor;
        return new WorkerPlacement(new CoreSet(setting.Cores).ToString(), limit > LeastLimit ? limit : LeastLimit, header.Id);
    }
}
