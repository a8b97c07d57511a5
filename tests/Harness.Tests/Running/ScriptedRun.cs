using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Running;

namespace GilBench.Tests.Running;

/// <summary>A run of the real loop and the real run file, whose workers are scripted.</summary>
internal sealed class ScriptedRun : IDisposable
{
    private readonly PlanningContext _context = SmallRun.Context();

    /// <summary>Null: as many as the profile has.</summary>
    public int? MaximumBlocks { get; init; }

    /// <summary>Null: as many as the profile has.</summary>
    public int? PilotBlocks { get; init; }

    public ulong Seed { get; init; } = SmallRun.Request().Seed;

    /// <summary>Two of them, so that a block has several groups.</summary>
    public IReadOnlyList<string> Workloads { get; init; } = ["sum_squares", "sleep"];

    public bool SideBySide { get; init; }

    /// <summary>Blocks whose groups start their workers one after another; 0: none does.</summary>
    public int TimedStartBlocks { get; init; } = 1;

    /// <summary>Whether workloads say what result they expect.</summary>
    public bool ExpectsResults { get; init; } = true;

    public MemoryStore Store { get; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Tools whose workers answer as good ones would, unless told otherwise.</summary>
    public RunTools Tools(ScriptedWorkers? workers = null) => new()
    {
        WorkerFor = (workers ?? new ScriptedWorkers()).Of,
        StartServer = (_, _) => throw new InvalidOperationException("No workload here needs the server."),
        Noise = new NoiseReader(new KernelFiles(Folder), TimeProvider.System),
        Calibrations = Store,
        ExecutableSha256 = _ => "hash",
        ImpreciseArms = run => run.Header.Plan.Arms.Select(arm => arm.Id).ToHashSet(),
        Clock = TimeProvider.System,
        DataFolder = Folder,
        ArtifactsFolder = Folder,
        ServedWorkloads = new HashSet<string>(),
    };

    /// <summary>As the file under the folder says that the machine's cores were used, in ticks of 10 ms, since it began.</summary>
    public void WriteCpuTicks(int busy = 0, int stolen = 0)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "proc"));
        File.WriteAllText(
            Path.Combine(Folder, "proc", "stat"),
            string.Concat(Enumerable.Range(0, 2).Select(cpu => $"cpu{cpu} {1000 + busy} 0 0 1000 0 0 0 {stolen} 0 0\n")));
    }

    public RunHeader Header()
    {
        var made = Planner.Make(SmallRun.Request() with { Selection = new Selection { Workloads = Workloads }, Seed = Seed }, _context);
        var sampling = made.Sampling with
        {
            MaximumBlocks = MaximumBlocks ?? made.Sampling.MaximumBlocks,
            PilotBlocks = PilotBlocks ?? made.Sampling.PilotBlocks,
            SideBySide = SideBySide,
            TimedStartBlocks = TimedStartBlocks,
        };
        var header = SmallRun.Header(made with { Sampling = sampling }, _context);
        return ExpectsResults ? header : header with
        {
            Workloads = [.. header.Workloads.Select(workload => workload with
            {
                ParameterSets = [.. workload.ParameterSets.Select(set => set with { Expected = null })],
            })],
        };
    }

    /// <summary>Begins the run, or goes on with it where it was left.</summary>
    public Task<(Run Run, RunEnd End)> Measure(CancellationToken cancellation, Action<RunEvent>? tell = null) =>
        Measure(Tools(), cancellation, tell);

    public async Task<(Run Run, RunEnd End)> Measure(RunTools tools, CancellationToken cancellation, Action<RunEvent>? tell = null)
    {
        using var file = File.Exists(RunFile.PathOf(Folder)) ? RunFile.Continue(Folder) : RunFile.Create(Folder, Header());
        var end = await new RunLoop(file, tools, tell ?? (_ => { })).RunAsync(RunFile.Read(Folder), cancellation);
        return (RunFile.Read(Folder), end);
    }
}
