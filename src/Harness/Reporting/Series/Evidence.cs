using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.Reporting.Series;

/// <summary>A run with what came of it, and the look-ups that charts and tables share.</summary>
internal sealed class Evidence
{
    private const string PreferredWorkload = "sum_squares";

    /// <summary>Model's name → what its workers are, in every language the same.</summary>
    private readonly Dictionary<string, WorkerKind> _workerKinds;

    private readonly HashSet<string> _embedded;

    private readonly Lazy<SeriesStyles> _styles;

    private readonly Lazy<IReadOnlyList<WorkloadSlice>> _slices;

    private readonly Lazy<ILookup<(string Workload, string ParameterSet), ArmAnalysis>> _bySizes;

    /// <param name="styles">Of a report that speaks of other runs too; null where it is about this one alone.</param>
    public Evidence(Run run, RunAnalysis analysis, SeriesStyles? styles = null)
    {
        (Run, Analysis) = (run, analysis);
        _workerKinds = run.Header.Models.DistinctBy(model => model.Id).ToDictionary(model => model.Id, model => model.WorkerKind);
        _embedded = [.. run.Header.Models.Where(model => model.IsEmbedded).Select(model => model.Id)];
        Measured =
        [
            .. analysis.Arms.Where(arm => arm is { SecondsPerUnit: not null, Arm.IsControl: false }),
        ];
        _bySizes = new(() => Measured.ToLookup(arm => (arm.Arm.Workload, arm.Arm.ParameterSet)));
        _slices = new(FindSlices);
        _styles = new(() => styles ?? new SeriesStyles(Runtimes, MeasuredModels()));
    }

    public static Evidence Of(Run run) => new(run, RunAnalysis.Of(run));

    /// <summary>The same in the styles of a report that speaks of other runs too.</summary>
    public Evidence In(SeriesStyles styles) => new(Run, Analysis, styles);

    public Run Run { get; }

    public RunAnalysis Analysis { get; }

    public IReadOnlyList<Runtime> Runtimes => Run.Header.Runtimes;

    /// <summary>Arms that were asked for or are a base, without controls, that have a figure.</summary>
    public IReadOnlyList<ArmAnalysis> Measured { get; }

    public int LargestCores => Measured.Select(arm => arm.Arm.Cores).DefaultIfEmpty(1).Max();

    /// <summary>What was measured, the headline's workload first, otherwise as listed.</summary>
    public IReadOnlyList<WorkloadSlice> Slices => _slices.Value;

    /// <summary>What was measured at several numbers in flight; not among the others, which compare models at one.</summary>
    public IReadOnlyList<WorkloadSlice> Sweeps =>
    [
        .. from workload in Run.Header.Workloads
           from set in workload.ParameterSets
           where set.Sweep is not null && _bySizes.Value.Contains((workload.Id, set.Name))
           select new WorkloadSlice(workload, set.Name, Weak: false),
    ];

    /// <summary>
    /// What the headline is about: the user's code, else <c>sum_squares</c>, else the first measured workload that keeps the GIL; null
    /// where there is none.
    /// </summary>
    public WorkloadSlice? Headline => Slices.FirstOrDefault(slice => IsForHeadline(slice.Workload) && !slice.Weak);

    private string? HeadlineWorkload => Run.Header.Workloads
        .Where(workload => IsForHeadline(workload) && Measured.Any(arm => arm.Arm.Workload == workload.Id))
        .OrderByDescending(workload => workload.Code is not null)
        .ThenByDescending(workload => workload.Kind == WorkloadKind.Cpu)
        .ThenByDescending(workload => workload.Id == PreferredWorkload)
        .FirstOrDefault()?.Id;

    /// <summary>Model names in the order of what their workers are, then as listed.</summary>
    public IReadOnlyList<string> Models => [.. Run.Header.Models.OrderBy(model => model.WorkerKind).Select(model => model.Id).Distinct()];

    /// <summary>How each runtime and model looks in every chart.</summary>
    public SeriesStyles Styles => _styles.Value;

    public WorkerKind WorkerKindOf(string model) => _workerKinds.GetValueOrDefault(model);

    /// <summary>Whether a .NET program, which embeds the interpreter, runs the model.</summary>
    public bool IsEmbedded(string model) => _embedded.Contains(model);

    public IReadOnlyList<ArmAnalysis> ArmsOf(WorkloadSlice slice) =>
        [.. _bySizes.Value[(slice.Workload.Id, slice.ParameterSet)].Where(arm => IsIn(arm.Arm, slice))];

    /// <summary>One worker a core where there is such an arm, else the first with that many cores.</summary>
    public ArmAnalysis? ArmAt(WorkloadSlice slice, string model, string runtime, int cores) => ArmsOf(slice)
        .Where(arm => arm.Arm.Model == model && arm.Arm.Runtime == runtime && arm.Arm.Cores == cores)
        .OrderByDescending(arm => arm.Arm.Workers == cores)
        .FirstOrDefault();

    private IReadOnlyList<WorkloadSlice> FindSlices()
    {
        var measured = Measured.Select(arm => (arm.Arm.Workload, arm.Arm.ParameterSet, arm.Arm.Weak)).Distinct()
            .ToLookup(slice => slice.Workload);
        var headline = HeadlineWorkload;
        return
        [
            .. from workload in Run.Header.Workloads
               from slice in measured[workload.Id]
               where workload.ParameterSets.FirstOrDefault(set => set.Name == slice.ParameterSet)?.Sweep is null
               orderby workload.Id != headline, slice.Weak, slice.ParameterSet != ParameterSetNames.Calibrated
               select new WorkloadSlice(workload, slice.ParameterSet, slice.Weak),
        ];
    }

    /// <summary>The bare loop last, which has no workers to compare; few models need few lines.</summary>
    public IEnumerable<string> MeasuredModels()
    {
        var measured = Measured.Select(arm => arm.Arm.Model).ToHashSet();
        return Models.Where(measured.Contains).OrderBy(model => WorkerKindOf(model) == WorkerKind.None);
    }

    /// <summary>Of the user's code any kind: it is what the run is about.</summary>
    private static bool IsForHeadline(Workload workload) =>
        workload.Code is not null || workload is { HoldsGil: true, Kind: WorkloadKind.Cpu };

    // With one worker, weak scaling is strong scaling.
    private static bool IsIn(Arm arm, WorkloadSlice slice) => arm.Weak == slice.Weak || (slice.Weak && arm.Workers == 1);
}

/// <summary>Arms that can be compared: one workload, one set of sizes, one kind of scaling.</summary>
internal sealed record WorkloadSlice(Workload Workload, string ParameterSet, bool Weak)
{
    public string Name =>
        $"{ParameterSetNames.Label(Workload.Id, ParameterSet)}{(Weak ? ", weak scaling" : "")}";

    /// <summary>For file names and anchors: lower-case letters, digits, hyphens.</summary>
    public string Slug => SlugOf(Name);

    public static string SlugOf(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
