using System.Runtime.InteropServices;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Runtimes;

namespace GilBench.Sessions;

/// <summary>What sessions and commands work with: the project's files, this machine, its interpreters, the catalogues.</summary>
internal sealed class HostEnvironment(ProjectPlaces places, ProcessRunner processes)
{
    private static readonly KernelFiles Files = KernelFiles.OfThisMachine;

    public ProjectPlaces Places => places;

    public ProcessRunner Processes => processes;

    public Topology Topology { get; } = new TopologyReader(Files).Read();

    public CpuLimits Limits => field ??= new LimitsReader(Files).Read(Topology);

    public MachineDescription Machine => field ??= new MachineReader(Files, RuntimeInformation.ProcessArchitecture).Read(Topology, Limits);

    public WorkloadCatalog Catalog => field ??= WorkloadCatalog.Parse(File.ReadAllText(places.Workloads), places.Workloads);

    public Task<RuntimeInventory> FindRuntimesAsync(IReadOnlyList<string> named, CancellationToken cancellation) =>
        new RuntimeFinder(processes).FindAsync(
            new FinderOptions(
                Surroundings.OfThisProcess(), places.DescribeScript, File.Exists(places.DotNetProgram) ? places.DotNetProgram : null)
            {
                Named = named,
            },
            cancellation);

    /// <summary>The same runtimes, which know whether a .NET program can embed them; takes about a second for each.</summary>
    public Task<IReadOnlyList<Runtime>> AskOfEmbeddingAsync(IReadOnlyList<Runtime> runtimes, CancellationToken cancellation) =>
        new EmbeddingProbe(processes, Surroundings.OfThisProcess().Cache, places.EmbeddedProgram).AskAsync(runtimes, cancellation);

    /// <exception cref="UsageException">Nothing can be measured on this kind of machine.</exception>
    /// <exception cref="MissingToolException">What starts or pins workers is not on PATH.</exception>
    public static void ThrowIfUnfitToMeasure()
    {
        if (PlatformSupport.Refusal() is { } refusal)
        {
            throw new UsageException(refusal);
        }

        MissingToolException.ThrowIfAny();
    }

    /// <param name="namedPythons">Interpreters that are considered first.</param>
    /// <param name="embeds">Whether models are asked for that a .NET program runs, which embeds the interpreter.</param>
    /// <exception cref="UsageException">One of them cannot be used.</exception>
    public async Task<PlanningContext> ForPlanAsync(IReadOnlyList<string> namedPythons, bool embeds, CancellationToken cancellation)
    {
        var inventory = await FindRuntimesAsync(namedPythons, cancellation).ConfigureAwait(false);
        if (inventory.Rejected.FirstOrDefault(rejected => rejected.Source == CandidateSearch.NamedSource) is { } refused)
        {
            throw new UsageException($"--python {refused.Path} cannot be used: {refused.Reason}");
        }

        var runtimes = embeds ? await AskOfEmbeddingAsync(inventory.Found, cancellation).ConfigureAwait(false) : inventory.Found;
        return new PlanningContext(Catalog.Workloads, runtimes, Topology, Limits, Machine.MemoryBytes);
    }

    /// <exception cref="UsageException">No core counts, or ones that this machine does not have.</exception>
    public IReadOnlyList<int> CoreCountsOf(string text)
    {
        var counts = CoreCounts.Parse(text, Topology, Limits);
        return counts.Refusal is { } refusal ? throw new UsageException(refusal) : counts.Counts;
    }
}
