using System.Globalization;
using GilBench.Analysis;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Sessions;

/// <summary>Watches for some seconds how steadily the cores run, by the native control on each of them in turn.</summary>
internal sealed class SteadinessWatch(HostEnvironment host, TimeProvider clock)
{
    private const string RunId = "doctor";

    /// <summary>More slices than fit into the time; the worker takes no more than a million.</summary>
    private const int MostSlices = 100_000;

    private static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(20);

    /// <exception cref="OperationCanceledException">Cancelled; no worker is alive by then.</exception>
    public async Task<IReadOnlyList<DoctorFinding>> WatchAsync(IReadOnlyList<int> cores, CancellationToken cancellation)
    {
        if (!File.Exists(host.Places.DotNetProgram))
        {
            return [SteadinessFindings.WithoutProgram(host.Places.DotNetProgram)];
        }

        // Without these no worker is started; the doctor says so beside.
        if (cores.Count == 0 || ExecutablePath.Find("setsid") is null || ExecutablePath.Find("taskset") is null)
        {
            return [SteadinessFindings.NotWatched];
        }

        var control = host.Catalog.Workloads.First(workload => workload.Kind == WorkloadKind.Control);
        var worker = new BenchmarkDotNetWorker(
            host.Places.DotNetProgram, new WorkerTools(host.Processes, new ProcessScan(KernelFiles.OfThisMachine), clock));
        var probe = new SteadinessProbe((core, token) => worker.Start(RequestOf(control), PlacementOn(core), token), clock);
        return SteadinessFindings.Of(await probe.RunAsync(cores, WatchTime, cancellation).ConfigureAwait(false));
    }

    private static WorkerPlacement PlacementOn(int core) => new($"{core}", StepLimit, RunId) { IsControl = true };

    private static WorkerRequest RequestOf(Workload control) => new(
        WorkerRequest.CurrentProtocol,
        "doctor",
        control.Id,
        control.ParameterSets[0].Arguments,
        "threads",
        Workers: 1,
        MostSlices,
        MeasureMemory: false,
        new WorkerContext(null, null, null));
}

/// <summary>What the doctor says of how steadily the cores ran. Pure.</summary>
internal static class SteadinessFindings
{
    private const string Subject = "core steadiness";

    public static DoctorFinding NotWatched { get; } = DoctorFinding.Note(
        Subject, "not watched", "The native control did not run here; mend what else is found and ask again.");

    public static DoctorFinding WithoutProgram(string path) => DoctorFinding.Note(
        Subject, "not watched", $"The C# program {path} is not there, and its native control shows it. Build it: ./run-all.sh build.");

    /// <param name="cores">Those whose control answered.</param>
    public static IReadOnlyList<DoctorFinding> Of(IReadOnlyList<CoreSteadiness> cores)
    {
        if (cores.Count == 0)
        {
            return [NotWatched];
        }

        var unsteady = cores.Where(core => core.IsUnsteady).ToList();
        return unsteady.Count > 0 ? [.. unsteady.Select(Unsteady)] : [Steady(cores)];
    }

    private static DoctorFinding Unsteady(CoreSteadiness core) => DoctorFinding.Warning(
        Subject,
        $"CPU {core.Cpu} ran at {Percent(core.SlowSpeed ?? 1)} of its best in {Percent(core.SlowShare)} of the slices: "
            + "a neighbour shares the physical core",
        "Nothing that the kernel tells shows it, and intervals become wider. "
            + "Stop what runs on the sibling CPU; on a virtual machine use dedicated cores or another time of day.");

    private static DoctorFinding Steady(IReadOnlyList<CoreSteadiness> cores) => DoctorFinding.Ok(
        Subject,
        $"CPU {string.Join(", ", cores.Select(core => core.Cpu))}: at least {Percent(CoreSteadiness.SlowBelow)} of the best "
            + $"in {Percent(1 - cores.Max(core => core.SlowShare))} of the slices");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
