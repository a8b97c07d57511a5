using System.Text.Json;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Cli;

/// <summary>Watches for some seconds how steadily the cores run, by the native control on each of them in turn.</summary>
internal sealed class SteadinessWatch(ProjectPlaces places, HostEnvironment host, ProcessRunner processes, TimeProvider clock)
{
    private const string RunId = "doctor";

    /// <summary>More slices than fit into the time; the worker takes no more than a million.</summary>
    private const int MostSlices = 100_000;

    private static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(20);

    /// <exception cref="OperationCanceledException">Cancelled; no worker is alive by then.</exception>
    public async Task<IReadOnlyList<DoctorFinding>> WatchAsync(IReadOnlyList<int> cores, CancellationToken cancellation)
    {
        if (!File.Exists(places.DotNetProgram))
        {
            return [SteadinessFindings.WithoutProgram(places.DotNetProgram)];
        }

        // Without these no worker is started; the doctor says so beside.
        if (cores.Count == 0 || ExecutablePath.Find("setsid") is null || ExecutablePath.Find("taskset") is null)
        {
            return [SteadinessFindings.NotWatched];
        }

        var control = host.Catalog.Workloads.First(workload => workload.Kind == WorkloadKind.Control);
        var worker = new BenchmarkDotNetWorker(
            places.DotNetProgram, new WorkerTools(processes, new ProcessScan(KernelFiles.OfThisMachine), clock));
        var probe = new SteadinessProbe((core, token) => worker.Start(RequestOf(control), new WorkerPlacement($"{core}", StepLimit, RunId) { IsControl = true }, token), clock);
        return SteadinessFindings.Of(await probe.RunAsync(cores, WatchTime, cancellation).ConfigureAwait(false));
    }

    private static WorkerRequest RequestOf(Workload control) => new(
        WorkerRequest.CurrentProtocol,
        "doctor",
        control.Id,
        control.ParameterSets[0].Arguments.ToDictionary(argument => argument.Key, argument => JsonSerializer.SerializeToElement(argument.Value)),
        "threads",
        Workers: 1,
        MostSlices,
        MeasureMemory: false,
        new WorkerContext(null, null, null));
}
