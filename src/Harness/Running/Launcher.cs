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
    public async Task<Launch> RunAsync(PlannedLaunch planned, Calibration? calibration, CancellationToken cancellation)
    {
        var setting = planned.Setting;
        var tasks = TasksOf(setting, calibration);
        var request = Request(setting, tasks, planned.Id, IterationsOf(setting), Path.Combine(tools.ArtifactsFolder, planned.Id));
        var started = tools.Clock.GetUtcNow();
        var before = tools.Noise.Read([.. setting.Cores]);
        var report = await tools.WorkerFor(setting.Runtime)
            .RunAsync(request, Placement(setting, calibration), cancellation).ConfigureAwait(false);
        var noise = tools.Noise.Read([.. setting.Cores]).Since(before);
        return LaunchJudge.Judge(planned, tasks, report, new LaunchJudge.Circumstances(noise, tools.ExecutableSha256(setting.Runtime), started));
    }

    /// <summary>A launch that is not recorded, to see how long so many tasks take.</summary>
    public Task<WorkerReport> TryOutAsync(ArmSetting setting, int tasks, CancellationToken cancellation) =>
        tools.WorkerFor(setting.Runtime).RunAsync(
            Request(setting, tasks, "calibration", iterations: 1, artifacts: null), Placement(setting, calibration: null), cancellation);

    /// <summary>The document's own number of tasks, or the calibrated one; weak arms have that for each worker.</summary>
    internal static int TasksOf(ArmSetting setting, Calibration? calibration)
    {
        var tasks = setting.Sizes.Tasks ?? calibration?.Tasks ?? Math.Max(1, setting.Arm.Workers);
        return setting.Arm.Weak ? tasks * setting.Arm.Workers : tasks;
    }

    private int IterationsOf(ArmSetting setting) =>
        setting.Language == Language.CSharp ? header.Plan.Sampling.DotNetIterations : header.Plan.Sampling.Iterations;

    /// <summary>Python warms up in its cold iteration. .NET compiles in the background; what waits has little to compile.</summary>
    private double WarmupOf(ArmSetting setting) =>
        setting.Language == Language.Python ? 0
        : setting.Workload.Kind == WorkloadKind.Io ? header.Plan.Sampling.WarmupSeconds / 4
        : header.Plan.Sampling.WarmupSeconds;

    private WorkerRequest Request(ArmSetting setting, int tasks, string launch, int iterations, string? artifacts) => new(
        WorkerRequest.CurrentProtocol,
        launch,
        setting.Workload.Id,
        setting.Sizes.Arguments,
        tasks,
        setting.Model.Id,
        setting.Arm.Workers,
        iterations,
        WarmupOf(setting),
        MeasureMemory: false,
        new WorkerContext(
            setting.Workload.NeedsServer ? server?.ToString().TrimEnd('/') : null,
            tools.DataFolder,
            setting.Language == Language.CSharp ? artifacts : null));

    private WorkerPlacement Placement(ArmSetting setting, Calibration? calibration)
    {
        var expected = TimeSpan.FromSeconds((calibration?.FastestSeconds ?? 1) * setting.Arm.Workers * (1 + IterationsOf(setting)));
        var limit = expected * LimitFactor;
        return new WorkerPlacement(new CoreSet(setting.Cores).ToString(), limit > LeastLimit ? limit : LeastLimit, header.Id);
    }
}
