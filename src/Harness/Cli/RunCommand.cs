using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using GilBench.Analysis;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Running;
using GilBench.Workers;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace GilBench.Cli;

/// <summary><c>gilbench run</c>: plans, measures, writes the run file.</summary>
internal sealed class RunCommand(ProjectPlaces places, Ground ground, ProcessRunner processes, IAnsiConsole console, TimeProvider clock)
{
    private readonly SelectionOptions _selection = new(defaultProfile: "quick");
    private readonly Option<string?> _budget = new("--budget") { Description = "Wall time for the run, such as 10m: shortens blocks, never the honesty" };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seeds the order of every block (default: drawn and recorded)" };
    private readonly Option<string?> _output = new("--output") { Description = "Folder of the run (default: reports/TIME-PROFILE)" };
    private readonly Option<string?> _resume = new("--resume") { Description = "Goes on with the run in this folder; repeats no finished launch" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Shows the plan and its estimate, measures nothing" };

    public Command Build(Func<Func<CancellationToken, Task<int>>, Task<int>> guarded)
    {
        var command = new Command("run", "Measures workloads under execution models and runtimes, at every core count");
        _selection.AddTo(command);
        foreach (var option in new Option[] { _budget, _seed, _output, _resume, _dryRun })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => guarded(cancellation => RunAsync(parsed, cancellation)));
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation) =>
        PlatformSupport.Refusal() is { } refusal ? throw new PlanException(refusal)
        : parsed.GetValue(_resume) is { } folder ? ResumeAsync(folder, cancellation)
        : BeginAsync(parsed, cancellation);

    private async Task<int> BeginAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var budget = parsed.GetValue(_budget) is { } text ? Duration.Parse("--budget", text) : (TimeSpan?)null;
        var seed = parsed.GetValue(_seed) ?? BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11;
        var request = _selection.RequestOf(parsed, ground, budget, seed);
        var planGround = await ground.ForPlanAsync(_selection.PythonsOf(parsed), cancellation).ConfigureAwait(false);
        var plan = Planner.Make(request, planGround);
        PlanView.Write(console, plan, planGround.Runtimes);
        if (parsed.GetValue(_dryRun))
        {
            return ExitCode.Fine;
        }

        var now = clock.GetUtcNow();
        var id = now.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + plan.Profile;
        var folder = Path.GetFullPath(parsed.GetValue(_output) ?? Path.Combine(places.Reports, id));
        var used = plan.Arms.Select(arm => arm.Runtime).ToHashSet();
        var workloads = plan.Arms.Select(arm => arm.Workload).ToHashSet();
        var header = new RunHeader(
            RunHeader.CurrentSchema, $"{id}-{seed}", now, ProgramVersion, ground.Machine,
            [.. planGround.Runtimes.Where(runtime => used.Contains(runtime.Id))],
            [.. planGround.Workloads.Where(workload => workloads.Contains(workload.Id))],
            ExecutionModels.All, plan);
        using var file = RunFile.Create(folder, header);
        return await MeasureAsync(file, new Run(header, [], [], null, [], [], null), folder, cancellation).ConfigureAwait(false);
    }

    private async Task<int> ResumeAsync(string folder, CancellationToken cancellation)
    {
        using var file = RunFile.Continue(Path.GetFullPath(folder));
        folder = Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(folder)))!;
        var run = RunFile.Read(folder);
        if (run.Header.Machine.Fingerprint != ground.Machine.Fingerprint)
        {
            throw new PlanException($"The run in {folder} was begun on another machine ({run.Header.Machine.CpuModel}); runs of two machines are never mixed. Begin a new one.");
        }

        if (run.Header.Runtimes.FirstOrDefault(runtime => runtime.IsPython && !File.Exists(runtime.Description.Executable)) is { } gone)
        {
            throw new PlanException($"The interpreter {gone.Description.Executable} of this run is gone; bring it back, or begin a new run.");
        }

        if (run.End is { Reason: RunEndReason.Precise or RunEndReason.AllBlocks })
        {
            console.MarkupLineInterpolated($"The run in {folder} is complete; there is nothing to go on with.");
            return ExitCode.Fine;
        }

        KillStrays(run.Header.Id);
        console.MarkupLineInterpolated($"Going on with {folder}: {run.Launches.Count} launches are there.");
        return await MeasureAsync(file, run, folder, cancellation).ConfigureAwait(false);
    }

    private async Task<int> MeasureAsync(RunFile file, Run run, string folder, CancellationToken cancellation)
    {
        using var progress = ProgressView.For(console, run, clock);
        var end = await new RunLoop(file, Tools(folder), progress.Tell).RunAsync(run, cancellation).ConfigureAwait(false);
        progress.Dispose();
        KillStrays(run.Header.Id);
        var measured = RunFile.Read(folder);
        RunTable.Write(console, measured);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Timed share: {end.TimedShare:0.00} ({end.TimedSeconds:0.0} s of {end.WallSeconds:0.0} s went into timed regions).");
        console.MarkupLineInterpolated($"Run: {folder}");
        if (end.Reason == RunEndReason.Interrupted)
        {
            console.MarkupLineInterpolated($"Interrupted; go on with: ./run-all.sh run --resume {folder}");
            return ExitCode.Interrupted;
        }

        return measured.Launches.Any(launch => launch.Counts) ? ExitCode.Fine : ExitCode.CouldNotMeasure;
    }

    private RunTools Tools(string folder)
    {
        var worker = new WorkerProcess(processes);
        var data = Path.Combine(ProjectPlaces.Cache, "data");
        Directory.CreateDirectory(data);
        Dictionary<string, string?> hashes = [];
        return new RunTools(
            runtime => runtime.IsPython
                ? new PythonWorker(runtime, places.PythonSource, ProjectPlaces.Cache, worker)
                : new BenchmarkDotNetWorker(places.DotNetProgram, worker),
            (cpus, cancellation) => LoopbackServer.StartAsync(processes, places.ServerProgram, cpus, cancellation),
            new NoiseReader(KernelFiles.OfThisMachine, clock),
            runtime =>
            {
                var path = runtime.IsPython ? runtime.Description.Executable : places.DotNetProgram;
                return hashes.TryGetValue(path, out var known) ? known : hashes[path] = FileHash.Sha256(path);
            },
            Precision.WidestHalfWidth,
            clock,
            data,
            Path.Combine(folder, "benchmarkdotnet"));
    }

    /// <summary>A harness that was killed may have left a worker running.</summary>
    private static void KillStrays(string runId)
    {
        foreach (var stray in new ProcessScan(KernelFiles.OfThisMachine).WithEnvironment(WorkerPlacement.RunVariable, runId))
        {
            ProcessGroup.KillOne(stray);
        }
    }

    private static string ProgramVersion =>
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
