using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Machine;
using GilBench.Tests.Synthetic;
using GilBench.Workers;

namespace GilBench.Tests.Running;

/// <summary>Small made-up runs for tests of the loop.</summary>
internal static class SmallRun
{
    public const string Expected = "42";

    public static WorkloadRow Compute(string id = "sum_squares") => SyntheticWorkloads.Declared(
        new Workload(id, WorkloadKind.Cpu, HoldsGil: true, "summary", "one sum", "2.1",
        [new ParameterSet(ParameterSetNames.Calibrated, SmallArguments.Of("n", 10), Tasks: null, Workers: null, Expected)]),
        new WorkloadArgument("n", ArgumentType.WholeNumber));

    public static WorkloadRow Wait(string id = "sleep") => SyntheticWorkloads.Declared(
        new Workload(id, WorkloadKind.Io, HoldsGil: false, "summary", "one wait", "2.1",
        [
            new ParameterSet(ParameterSetNames.Calibrated, SmallArguments.Of("seconds", 0.01), Tasks: null, Workers: 10, Expected),
            new ParameterSet("document", SmallArguments.Of("seconds", 0.1), Tasks: 100, Workers: 10, Expected),
        ]),
        new WorkloadArgument("seconds", ArgumentType.Number, ArgumentRole.WaitSeconds));

    public static WorkloadRow Control() => Compute("native_chains") with { Kind = WorkloadKind.Control, HoldsGil = false };

    public static Runtime Python(string id = "cpython-3.13", bool gil = true) => new(
        id,
        "cache",
        Description() with { GilDisabledBuild = !gil, GilEnabled = gil },
        new RuntimeCapabilities(
            Supported: true, FreeThreaded: !gil, Interpreters: true, TaskGroup: true, Fork: true, Forkserver: true, Spawn: true),
        new Dictionary<string, string>());

    public static Runtime DotNet() => new(
        "dotnet-10",
        "dotnet",
        Description() with { Implementation = "dotnet", Version = "10.0.0", GilDisabledBuild = null, GilEnabled = null },
        null, new Dictionary<string, string>());

    public static RuntimeDescription Description() => new(
        "cpython", "3.13.5", "3.13.5 (fake)", "/opt/fake/python3.13", GilDisabledBuild: false, GilEnabled: true, GilSetting: null,
        SwitchIntervalSeconds: 0.005, Pgo: false, Lto: false, Jit: false, Debug: false, CompilerFlags: "-O3", ProcessorCount: 2);

    public static PlanningContext Context(Topology? topology = null, CpuLimits? limits = null)
    {
        var cpus = topology ?? SyntheticTopology.WithoutSmt(2);
        return new PlanningContext(
            [Compute(), Wait(), Control()], [Python(), Python("cpython-3.13t", gil: false), DotNet()],
            cpus, limits ?? SyntheticTopology.Unlimited(cpus));
    }

    public static PlanRequest Request(params int[] cores) => new(
        Profiles.Find("quick"), new Selection(), cores is [] ? [1, 2] : cores, Budget: null, Seed: 1, Weak: false);

    public static RunHeader Header(Plan plan, PlanningContext context) => new(
        RunHeader.CurrentSchema, "run-1", DateTimeOffset.UnixEpoch, "0.1.0", SyntheticDescription.Quiet(), context.Runtimes,
        context.Workloads, ExecutionModels.All, plan);

    /// <summary>One of which nothing was measured yet.</summary>
    public static Run Empty { get; } = new(Header(Planner.Make(Request(), Context()), Context()), [], [], null, [], [], null);

    public static WorkerReady Ready(Runtime runtime, params int[] cores) =>
        new(WorkerRequest.CurrentProtocol, 0.01, 4711, cores, runtime.Description, ["json"]);

    public static IterationSample Sample(int index, double wall, double cpu, bool? gil = true, int tasks = 4, string result = Expected) =>
        IterationSample.Of(Slice(index, wall, cpu, gil, tasks, result));

    /// <summary>What a worker says of a slice.</summary>
    public static WorkerSample Slice(int index, double wall, double cpu, bool? gil = true, int tasks = 4, string result = Expected) => new(
        index, index == 0 ? WorkerSample.Cold : WorkerSample.Warm, tasks, wall, cpu, 0, 1, 1, 1, 0,
        gil is { } on ? [on] : null, gil is { } still ? [still] : null, 1, new Dictionary<string, int> { [result] = tasks }, null);

    public static WorkerReport Report(Runtime runtime, IReadOnlyList<int> cores, params WorkerSample[] samples) => new()
    {
        Outcome = LaunchOutcome.Ok,
        Ready = Ready(runtime, [.. cores]),
        Samples = samples,
        Done = new WorkerDone(0.001, 1, null, null, runtime.ExpectsGil, ["json"], cores),
        Duration = TimeSpan.FromSeconds(0.2),
        ExitCode = 0,
    };

    /// <summary>A launch that went well, of a cold slice and one of each of these times.</summary>
    public static Launch Launch(
        Arm arm, int block, int group, IEnumerable<double> warmSeconds, int attempt = 1, int core = 0, int order = 0) =>
        new(
            $"b{block:000}-g{group:00}-a{attempt}-{order:000}", block, attempt, group, order, arm.Id, 4, LaunchOutcome.Ok, null, true,
            new GilCertificate(CertificateVerdict.StateOnly, true, 1, "reason"),
            arm.Cores == 1 ? [core] : [.. Enumerable.Range(0, arm.Cores)], null, [], 0.01, 0.001,
            SliceTable.Of([.. warmSeconds.Prepend(0.05).Select((wall, index) => Sample(index, wall, wall))]), [], 0, Description(),
            ["json"], 1, null, null, "hash", DateTimeOffset.UnixEpoch, 1, 0);

    public static GroupEnd GroupEnd(
        int block, int group, int rounds, bool valid = true, int setAside = 0, double startSeconds = 1, double roundsSeconds = 2,
        int attempt = 1) =>
        new(
            block, group, attempt, valid, valid ? null : "It was disturbed.", rounds,
            [.. Enumerable.Range(1, setAside).Select(round => new SetAsideRound(round, "It was disturbed."))],
            null, startSeconds, roundsSeconds);
}
