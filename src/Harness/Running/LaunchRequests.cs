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
        var artifacts = plan.SideBySide ? null : Path.Combine(tools.ArtifactsFolder, id);
        return tools.WorkerFor(member.Resolved).Start(
            Request(member.Resolved, id, 1 + plan.MostRounds, measureMemory: false, artifacts),
            Placement(member.Resolved, member.Cores),
            cancellation);
    }

    /// <summary>A worker that is not recorded, to see how long so many tasks take.</summary>
    /// <param name="slices">The most that will be asked for.</param>
    public IWorkerSession StartForCalibration(ResolvedArm resolved, int slices, CancellationToken cancellation) =>
        tools.WorkerFor(resolved).Start(
            Request(resolved, "calibration", slices, measureMemory: false, artifacts: null),
            Placement(resolved, resolved.Cores),
            cancellation);

    /// <summary>
    /// A launch in which every worker does one unit, or which runs a slice where its time counts, for the memory that it then holds.
    /// </summary>
    /// <param name="calibration">What a slice of the arm has; null where it needs none, or none was made.</param>
    public async Task<MemoryReading> ReadMemoryAsync(ResolvedArm resolved, Calibration? calibration, CancellationToken cancellation)
    {
        // A slice of a sweep is long, and what a first use costs is told by arms that are in none.
        var timesStart = header.Plan.Sampling.TimesStartsBeforeBlocks && resolved.ParameterSet.Sweep is null;
        var id = $"memory-{resolved.Arm.Id.Replace(':', '-')}";
        await using var session = tools.WorkerFor(resolved).Start(
            Request(resolved, "memory", slices: 1, measureMemory: true, timesStart ? Path.Combine(tools.ArtifactsFolder, id) : null),
            Placement(resolved, resolved.Cores),
            cancellation);
        WorkerSample? first = null;
        if (await session.ReadyAsync().ConfigureAwait(false))
        {
            first = await session.RunSliceAsync(timesStart ? TasksOf(resolved, calibration) : resolved.Arm.Workers).ConfigureAwait(false);
        }

        var report = await session.EndAsync().ConfigureAwait(false);
        var reading = new MemoryReading(resolved.Arm.Id, report.Outcome, report.Detail, report.Done?.PssBytes);
        return timesStart && report.Outcome == LaunchOutcome.Ok
            ? reading with { StartupSeconds = report.Ready?.StartupSeconds, FirstSliceSeconds = first?.WallSeconds }
            : reading;
    }

    /// <summary>
    /// The document's own number of tasks, that of so many in flight, or the calibrated one, twice for processes; weak arms have that for
    /// each worker.
    /// </summary>
    internal static int TasksOf(ResolvedArm resolved, Calibration? calibration)
    {
        var tasks = resolved.ParameterSet.TasksOf(resolved.Arm.Workers, resolved.Model.WorkerKind)
            ?? (calibration is null
                ? Math.Max(1, resolved.Arm.Workers)
                : Math.Min(Calibrator.MostTasks, calibration.Tasks * resolved.SliceFactor));
        return resolved.Arm.Weak ? tasks * resolved.Arm.Workers : tasks;
    }

    private WorkerRequest Request(ResolvedArm resolved, string launch, int slices, bool measureMemory, string? artifacts) => new(
        WorkerRequest.CurrentProtocol,
        launch,
        resolved.Workload.Id,
        resolved.ParameterSet.Arguments,
        resolved.Model.Id,
        resolved.Arm.Workers,
        slices,
        measureMemory,
        new WorkerContext(
            tools.ServedWorkloads.Contains(resolved.Workload.Id) ? server?.ToString().TrimEnd('/') : null,
            tools.DataFolder,
            resolved.Language == Language.CSharp ? artifacts : null),
        CodeOf(resolved));

    private static WorkerCode? CodeOf(ResolvedArm resolved) => resolved.Workload.Code is not { } code ? null : new WorkerCode(
        code.Function, code.Assembly, code.Method, code.Folder, code.Setup, code.AsyncioRun,
        ResultRules.Of(code.Result),
        resolved.ParameterSet.Expected, code.Tolerance, code.Check, resolved.ParameterSet.SharedArguments);

    /// <summary>A step is a start, a slice or a warm-up; nothing is known of how long a slice of the document's sizes takes.</summary>
    private WorkerPlacement Placement(ResolvedArm resolved, IReadOnlyList<int> cores)
    {
        var known = resolved.ParameterSet.Tasks is { } tasks ? TimeSpan.FromSeconds(tasks) : TimeSpan.Zero;
        var limit = known * LimitFactor;
        return new WorkerPlacement(new CoreSet(cores).ToString(), limit > LeastLimit ? limit : LeastLimit, header.Id)
        {
            IsControl = resolved.Workload.Kind == WorkloadKind.Control,
        };
    }
}
