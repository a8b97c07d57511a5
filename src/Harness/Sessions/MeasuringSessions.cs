using System.Globalization;
using System.Reflection;
using GilBench.Analysis;
using GilBench.Claims;
using GilBench.Claims.Measuring;
using GilBench.Claims.Reading;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Regression;
using GilBench.Results;
using GilBench.Running;
using GilBench.Runtimes;
using GilBench.Workers;

namespace GilBench.Sessions;

/// <summary>Begins sessions on new runs and resumes runs that were left.</summary>
internal sealed class MeasuringSessions(HostEnvironment host, ClaimSource claims, TimeProvider clock)
{
    /// <summary>Makes the run's folder and file, with the claims that it is measured for beside it.</summary>
    /// <param name="output">The folder that the user named; null is one of the project's reports.</param>
    /// <exception cref="RunFileException">The folder holds a run or another's files already, or cannot be written.</exception>
    public MeasuringSession Begin(PlannedRun planned, string? output)
    {
        var header = HeaderOf(planned);
        var folder = Path.GetFullPath(output ?? Path.Combine(host.Places.Reports, NameOf(header)));
        var file = RunFile.Create(folder, header);
        try
        {
            if (planned.Claims is { } measuredFor)
            {
                File.WriteAllText(Path.Combine(folder, ClaimFile.Name), ClaimFile.Write(measuredFor));
            }

            if (planned.Missing is { } missing)
            {
                file.Append(missing);
            }

            var run = Empty(header) with { Missing = planned.Missing };
            return new MeasuringSession(file, () => Tools(folder, planned.Claims, planned.Comparison is not null), folder, run);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a run to go on with it where it was left.</summary>
    /// <param name="runOrFolder">The run's folder or its file.</param>
    /// <exception cref="UsageException">The run does not agree with this machine or this version; says why.</exception>
    /// <exception cref="RunFileException">Not a run, or another harness is working on it.</exception>
    /// <exception cref="MissingToolException">What starts or pins workers is not on PATH.</exception>
    public MeasuringSession Resume(string runOrFolder)
    {
        HostEnvironment.ThrowIfUnfitToMeasure();
        var file = RunFile.Continue(Path.GetFullPath(runOrFolder));
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(runOrFolder)))!;
            var run = RunFile.Read(folder);
            return RefusalToResume(run, folder, host.Machine) is { } refusal
                ? throw new UsageException(refusal)
                : new MeasuringSession(file, () => Tools(folder, claims.Beside(folder, run), compares: false), folder, run);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The run of a plan without arms: nothing is measured or written, and claims are judged as not to be judged here.</summary>
    public Run WithoutArms(PlannedRun planned)
    {
        var header = HeaderOf(planned);
        return Empty(header with { Runtimes = planned.ClaimRuntimes, Workloads = planned.Context.Workloads });
    }

    /// <summary>
    /// Whether a run can be gone on with here: whether this version planned it, on this machine, with interpreters that are still there.
    /// </summary>
    /// <returns>Null where it can, else a sentence.</returns>
    public static string? RefusalToResume(Run run, string folder, MachineDescription machine)
    {
        if (run.Header.Plan.Groups.Count == 0)
        {
            return $"The run in {folder} was measured by an earlier version of GilBench, one launch after another, "
                + "and cannot be gone on with; 'report' still reads it. Begin a new one.";
        }

        if (run.Header.Machine.Fingerprint != machine.Fingerprint)
        {
            return $"The run in {folder} was begun on another machine ({run.Header.Machine.CpuModel}); "
                + "runs of two machines are never mixed. Begin a new one.";
        }

        if (run.Header.Comparison is not null)
        {
            return $"The run in {folder} is a comparison, whose sides may be gone or changed; measure it again with 'compare'.";
        }

        return InterpretersOf(run.Header).FirstOrDefault(path => !File.Exists(path)) is { } gone
            ? $"The interpreter {gone} of this run is gone; bring it back, or begin a new run."
            : null;
    }

    private static IEnumerable<string> InterpretersOf(RunHeader header) =>
    [
        .. header.Runtimes.Where(runtime => runtime.Host == HostProcess.Interpreter).Select(runtime => runtime.Description.Executable),
        .. ResolvedArm.AllOf(header).Where(arm => arm.Model.IsEmbedded).Select(arm => arm.Runtime.Embedding?.Interpreter).OfType<string>(),
    ];

    private RunHeader HeaderOf(PlannedRun planned)
    {
        var plan = planned.Plan;
        var now = clock.GetUtcNow();
        // A reader of an answer about user code looks for a runtime that the plan left out as well.
        var own = planned.Context.Workloads.Where(workload => workload.Code is not null).Select(workload => workload.Id).ToHashSet();
        var runtimes = plan.Arms.Select(arm => arm.Runtime)
            .Concat(plan.Omitted.Where(omitted => own.Contains(omitted.Workload)).Select(omitted => omitted.Runtime)).ToHashSet();
        var workloads = plan.Arms.Select(arm => arm.Workload).ToHashSet();
        return new RunHeader(
            RunHeader.CurrentSchema, $"{NameOf(now, plan)}-{plan.Seed}", now, ProgramVersion, host.Machine,
            [.. planned.Context.Runtimes.Where(runtime => runtimes.Contains(runtime.Id))],
            [.. planned.Context.Workloads.Where(workload => workloads.Contains(workload.Id))],
            ExecutionModels.All, plan)
        {
            Comparison = planned.Comparison,
        };
    }

    private static string NameOf(RunHeader header) => NameOf(header.Created, header.Plan);

    private static string NameOf(DateTimeOffset created, Plan plan) =>
        created.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + plan.Profile;

    private static Run Empty(RunHeader header) => new(header, [], [], null, [], [], null);

    /// <param name="measuredFor">The claims that the run is measured for; it ends when they are measured precisely enough.</param>
    /// <param name="compares">Whether base and head are compared, so that it ends when their ratios are known precisely enough.</param>
    private RunTools Tools(string folder, IReadOnlyList<Claim>? measuredFor, bool compares)
    {
        var places = host.Places;
        var worker = new WorkerTools(host.Processes, new ProcessScan(KernelFiles.OfThisMachine), clock);
        var data = Path.Combine(ProjectPlaces.Cache, "data");
        Directory.CreateDirectory(data);
        Dictionary<string, string?> hashes = [];
        return new RunTools
        {
            ServedWorkloads = host.Catalog.Workloads.Where(workload => workload.Needs.Server).Select(workload => workload.Id).ToHashSet(),
            WorkerFor = arm => arm.Host switch
            {
                HostProcess.Interpreter => new PythonWorker(arm.Runtime, places.ForPython, worker),
                HostProcess.DotNetProgram => new BenchmarkDotNetWorker(places.DotNetProgram, worker),
                _ => new EmbeddedWorker(places.EmbeddedProgram, arm.Runtime, places.ForPython, worker),
            },
            StartServer = (cpus, cancellation) => LoopbackServer.StartAsync(host.Processes, places.ServerProgram, cpus, cancellation),
            Noise = new NoiseReader(KernelFiles.OfThisMachine, clock),
            Calibrations = new CalibrationFolder(Path.Combine(ProjectPlaces.Cache, "calibrations")),
            ExecutableSha256 = arm =>
            {
                var path = arm.Host switch
                {
                    HostProcess.Interpreter => arm.Runtime.Description.Executable,
                    HostProcess.DotNetProgram => places.DotNetProgram,

                    // What computes there is the interpreter's library.
                    _ => arm.Runtime.Embedding?.Library ?? arm.Runtime.Description.Executable,
                };
                return hashes.TryGetValue(path, out var known) ? known : hashes[path] = FileHash.Sha256(path);
            },
            ImpreciseArms = measuredFor is not null ? run => ClaimPrecision.ImpreciseArms(measuredFor, run)
                : compares ? ComparisonPrecision.ImpreciseArms
                : Precision.ImpreciseArms,
            MostImpreciseArms = measuredFor is not null ? run => ClaimPrecision.MostImpreciseArms(measuredFor, run) : null,
            Clock = clock,
            DataFolder = data,
            ArtifactsFolder = Path.Combine(folder, RunFolder.Artifacts),
            Variables = MeasuredVariables.Of(Surroundings.OfThisProcess().Variables),
        };
    }

    private static string ProgramVersion =>
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
