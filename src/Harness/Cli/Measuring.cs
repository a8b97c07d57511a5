using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Running;
using GilBench.Runtimes;
using GilBench.Workers;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Carries a plan out, shown as it goes: what <c>run</c> and <c>verify</c> share.</summary>
internal sealed class Measuring(ProjectPlaces places, HostEnvironment host, ProcessRunner processes, TimeProvider clock)
{
    /// <summary>Seeds that JSON numbers of other languages hold exactly.</summary>
    public static ulong DrawSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11;

    /// <summary>The first line of a new run and the folder that it belongs in.</summary>
    /// <param name="output">The folder that the user named; null is one of the project's reports.</param>
    public (RunHeader Header, string Folder) Begin(Plan plan, PlanningContext planningContext, string? output)
    {
        var now = clock.GetUtcNow();
        var id = now.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + plan.Profile;
        var used = plan.Arms.Select(arm => arm.Runtime).ToHashSet();
        var workloads = plan.Arms.Select(arm => arm.Workload).ToHashSet();
        var header = new RunHeader(
            RunHeader.CurrentSchema, $"{id}-{plan.Seed}", now, ProgramVersion, host.Machine,
            [.. planningContext.Runtimes.Where(runtime => used.Contains(runtime.Id))],
            [.. planningContext.Workloads.Where(workload => workloads.Contains(workload.Id))],
            ExecutionModels.All, plan);
        return (header, Path.GetFullPath(output ?? Path.Combine(places.Reports, id)));
    }

    /// <param name="imprecise">Ids of the arms that a run, as far as it has come, has not measured precisely enough.</param>
    public async Task<RunEnd> RunAsync(
        RunFile file, Run run, string folder, Func<Run, IReadOnlySet<string>> imprecise, IAnsiConsole console, CancellationToken cancellation)
    {
        using var progress = ProgressView.For(console, run, clock);
        var end = await new RunLoop(file, Tools(folder, imprecise), progress.Tell).RunAsync(run, cancellation).ConfigureAwait(false);
        progress.Dispose();
        KillStrays(run.Header.Id);
        return end;
    }

    /// <summary>A harness that was killed may have left a worker running.</summary>
    public static void KillStrays(string runId)
    {
        foreach (var stray in new ProcessScan(KernelFiles.OfThisMachine).WithEnvironment(WorkerPlacement.RunVariable, runId))
        {
            KillSignal.ToProcess(stray);
        }
    }

    private RunTools Tools(string folder, Func<Run, IReadOnlySet<string>> imprecise)
    {
        var worker = new WorkerTools(processes, new ProcessScan(KernelFiles.OfThisMachine), clock);
        var data = Path.Combine(ProjectPlaces.Cache, "data");
        Directory.CreateDirectory(data);
        Dictionary<string, string?> hashes = [];
        return new RunTools(
            runtime => runtime.Host == HostProcess.Interpreter
                ? new PythonWorker(runtime, places.PythonSource, ProjectPlaces.Cache, worker)
                : new BenchmarkDotNetWorker(places.DotNetProgram, worker),
            (cpus, cancellation) => LoopbackServer.StartAsync(processes, places.ServerProgram, cpus, cancellation),
            new NoiseReader(KernelFiles.OfThisMachine, clock),
            new CalibrationFolder(Path.Combine(ProjectPlaces.Cache, "calibrations")),
            runtime =>
            {
                var path = runtime.Host == HostProcess.Interpreter ? runtime.Description.Executable : places.DotNetProgram;
                return hashes.TryGetValue(path, out var known) ? known : hashes[path] = FileHash.Sha256(path);
            },
            imprecise,
            clock,
            data,
            Path.Combine(folder, RunFolder.Artifacts))
        {
            Variables = MeasuredVariables.Of(Surroundings.OfThisProcess().Variables),
        };
    }

    private static string ProgramVersion =>
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
