using System.Text.Json;
using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>What workers of one run are asked, and where they run.</summary>
/// <param name="server">The loopback server's address; null where no workload needs one.</param>
internal sealed class LaunchRequests(RunTools tools, RunHeader header, Uri? server)
{
    private static readonly TimeSpan LeastLimit = TimeSpan.FromSeconds(60);

    /// <summary>How often longer than expected a slice may take before its worker counts as hanging.</summary>
    private const double LimitFactor = 20;

    /// <summary>A worker of a group.</summary>
    public IWorkerSession Start(GroupPlan plan, GroupMember member, int order, CancellationToken cancellation)
    {
        var id = plan.LaunchId(order);
        return tools.WorkerFor(member.Setting.Runtime).Start(
            Request(member.Setting, id, 1 + plan.MostRounds, measureMemory: false, plan.SideBySide ? null : Path.Combine(tools.ArtifactsFolder, id)),
            Placement(member.Setting, member.Cores), cancellation);
    }

    /// <summary>A worker that is not recorded, to see how long so many tasks take.</summary>
    /// <param name="slices">The most that will be asked for.</param>
    public IWorkerSession StartForCalibration(ArmSetting setting, int slices, CancellationToken cancellation) =>
        tools.WorkerFor(setting.Runtime).Start(
            Request(setting, "calibration", slices, measureMemory: false, artifacts: null), Placement(setting, setting.Cores), cancellation);

    /// <summary>A launch in which every worker does one unit, for the memory that it then holds.</summary>
    public async Task<MemoryReading> ReadMemoryAsync(ArmSetting setting, CancellationToken cancellation)
    {
        await using var session = tools.WorkerFor(setting.Runtime).Start(
            Request(setting, "memory", slices: 1, measureMemory: true, artifacts: null), Placement(setting, setting.Cores), cancellation);
        if (await session.ReadyAsync().ConfigureAwait(false))
        {
            await session.RunSliceAsync(setting.Arm.Workers).ConfigureAwait(false);
        }

        var report = await session.EndAsync().ConfigureAwait(false);
        return new MemoryReading(setting.Arm.Id, report.Outcome, report.Detail, report.Done?.PssBytes);
    }

    /// <summary>The document's own number of tasks, or the calibrated one, twice for processes; weak arms have that for each worker.</summary>
    internal static int TasksOf(ArmSetting setting, Calibration? calibration)
    {
        var tasks = setting.Sizes.Tasks
            ?? (calibration is null ? Math.Max(1, setting.Arm.Workers) : Math.Min(Calibrator.MostTasks, calibration.Tasks * SliceLength.FactorOf(setting.Model, setting.Workload)));
        return setting.Arm.Weak ? tasks * setting.Arm.Workers : tasks;
    }

    private WorkerRequest Request(ArmSetting setting, string launch, int slices, bool measureMemory, string? artifacts) => new(
        WorkerRequest.CurrentProtocol,
        launch,
        setting.Workload.Id,
        setting.Sizes.Arguments.ToDictionary(argument => argument.Key, argument => JsonSerializer.SerializeToElement(argument.Value)),
        setting.Model.Id,
        setting.Arm.Workers,
        slices,
        measureMemory,
        new WorkerContext(
            setting.Workload.NeedsServer ? server?.ToString().TrimEnd('/') : null,
            tools.DataFolder,
            setting.Language == Language.CSharp ? artifacts : null));

    /// <summary>A step is a start, a slice or a warm-up; nothing is known of how long a slice of the document's sizes takes.</summary>
    private WorkerPlacement Placement(ArmSetting setting, IReadOnlyList<int> cores)
    {
        var known = setting.Sizes.Tasks is { } tasks ? TimeSpan.FromSeconds(tasks) : TimeSpan.Zero;
        var limit = known * LimitFactor;
        return new WorkerPlacement(new CoreSet(cores).ToString(), limit > LeastLimit ? limit : LeastLimit, header.Id)
        {
            IsControl = setting.Workload.Kind == WorkloadKind.Control,
        };
    }
}
