using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Running;
using GilBench.Workers;

namespace GilBench.Tests.Running;

/// <summary>A run of the real loop and the real run file, whose workers are scripted.</summary>
internal sealed class ScriptedRun : IDisposable
{
    private readonly PlanGround _ground = SmallRun.Ground();

    /// <summary>Null: as many as the profile has.</summary>
    public int? MaximumBlocks { get; init; }

    public ulong Seed { get; init; } = SmallRun.Request().Seed;

    public string Folder { get; } = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Tools whose workers answer as good ones would, unless told otherwise.</summary>
    public RunTools Tools(Func<WorkerRequest, WorkerReport, WorkerReport>? change = null) => new(
        runtime => new ScriptedWorker(runtime, change ?? ((_, report) => report)),
        (_, _) => throw new InvalidOperationException("No workload here needs the server."),
        new NoiseReader(new KernelFiles(Folder), TimeProvider.System),
        _ => "hash",
        run => run.Header.Plan.Arms.Select(arm => arm.Id).ToHashSet(),
        TimeProvider.System,
        Folder,
        Folder);

    /// <summary>Begins the run, or goes on with it where it was left.</summary>
    public Task<(Run Run, RunEnd End)> Measure(CancellationToken cancellation, Action<RunEvent>? tell = null) =>
        Measure(Tools(), cancellation, tell);

    public async Task<(Run Run, RunEnd End)> Measure(RunTools tools, CancellationToken cancellation, Action<RunEvent>? tell = null)
    {
        var made = Planner.Make(SmallRun.Request() with { Selection = new Selection { Workloads = ["sum_squares"] }, Seed = Seed }, _ground);
        var plan = made with { Sampling = made.Sampling with { MaximumBlocks = MaximumBlocks ?? made.Sampling.MaximumBlocks } };
        using var file = File.Exists(RunFile.PathOf(Folder)) ? RunFile.Continue(Folder) : RunFile.Create(Folder, SmallRun.Header(plan, _ground));
        var end = await new RunLoop(file, tools, tell ?? (_ => { })).RunAsync(RunFile.Read(Folder), cancellation);
        return (RunFile.Read(Folder), end);
    }

    private sealed class ScriptedWorker(Runtime runtime, Func<WorkerRequest, WorkerReport, WorkerReport> change) : IWorker
    {
        public Task<WorkerReport> RunAsync(WorkerRequest request, WorkerPlacement placement, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var cpus = CpuList.Parse(placement.CpuList)!;
            var samples = Enumerable.Range(0, request.Iterations + 1)
                .Select(index => SmallRun.Sample(
                    index, 0.2, 0.2 * (runtime.ExpectsGil == true ? 1 : request.Workers), runtime.ExpectsGil, request.Tasks))
                .ToArray();
            return Task.FromResult(change(request, SmallRun.Report(runtime, cpus, samples)));
        }
    }
}
