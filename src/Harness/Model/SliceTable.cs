namespace GilBench.Model;

/// <summary>
/// The slices of a launch by columns, as the run file keeps them. A column has one value a slice, or a single one where all slices have the
/// same; null where none knows it. The first slice is the cold one, the others are those of the rounds, from round 1 on.
/// </summary>
/// <param name="WallSeconds">One a slice, always.</param>
/// <param name="GilBefore">What each worker said of its GIL before its share.</param>
/// <param name="Results">Each distinct result's text → how many units returned it.</param>
/// <param name="LatenessSeconds">Of the waits of a workload that tells it.</param>
/// <param name="CpuSystemSeconds">The kernel's part of the CPU time; runs of earlier versions have no such column.</param>
internal sealed record SliceTable(
    IReadOnlyList<double> WallSeconds,
    IReadOnlyList<double?>? CpuSelfSeconds,
    IReadOnlyList<double?>? CpuChildrenSeconds,
    IReadOnlyList<long?>? VoluntarySwitches,
    IReadOnlyList<long?>? InvoluntarySwitches,
    IReadOnlyList<long?>? MinorFaults,
    IReadOnlyList<long?>? MajorFaults,
    IReadOnlyList<IReadOnlyList<bool>?>? GilBefore,
    IReadOnlyList<IReadOnlyList<bool>?>? GilAfter,
    IReadOnlyList<int?>? WorkersSeen,
    IReadOnlyList<IReadOnlyDictionary<string, int>> Results,
    IReadOnlyList<Lateness?>? LatenessSeconds,
    IReadOnlyList<double?>? CpuSystemSeconds = null)
{
    /// <summary>Times are kept to the nanosecond, which is what the clocks tell.</summary>
    private const int Decimals = 9;

    public static SliceTable Of(IReadOnlyList<IterationSample> samples) => Exactly(
        [.. samples.Select(sample => sample with
        {
            WallSeconds = Math.Round(sample.WallSeconds, Decimals),
            CpuSelfSeconds = Rounded(sample.CpuSelfSeconds),
            CpuChildrenSeconds = Rounded(sample.CpuChildrenSeconds),
            CpuSystemSeconds = Rounded(sample.CpuSystemSeconds),
        })]);

    /// <summary>Keeps all digits of the samples, so that the figures of an earlier version's run do not change.</summary>
    public static SliceTable Exactly(IReadOnlyList<IterationSample> samples) => new(
        [.. samples.Select(sample => sample.WallSeconds)],
        Column(samples, sample => sample.CpuSelfSeconds),
        Column(samples, sample => sample.CpuChildrenSeconds),
        Column(samples, sample => sample.VoluntarySwitches),
        Column(samples, sample => sample.InvoluntarySwitches),
        Column(samples, sample => sample.MinorFaults),
        Column(samples, sample => sample.MajorFaults),
        Column(samples, sample => sample.GilBefore, AreAlike),
        Column(samples, sample => sample.GilAfter, AreAlike),
        Column(samples, sample => sample.WorkersSeen),
        Column(samples, sample => sample.Results, AreAlike) ?? [],
        Column(samples, sample => sample.LatenessSeconds),
        Column(samples, sample => sample.CpuSystemSeconds));

    /// <summary>The slices one by one.</summary>
    public IReadOnlyList<IterationSample> Rows() => [.. Enumerable.Range(0, WallSeconds.Count).Select(Row)];

    /// <param name="index">From 0, the cold slice, on.</param>
    public IterationSample Row(int index) => new(
        index,
        PhaseOf(index),
        WallSeconds[index],
        At(CpuSelfSeconds, index),
        At(CpuChildrenSeconds, index),
        At(VoluntarySwitches, index),
        At(InvoluntarySwitches, index),
        At(MinorFaults, index),
        At(MajorFaults, index),
        At(GilBefore, index),
        At(GilAfter, index),
        At(WorkersSeen, index),
        At(Results, index) ?? new Dictionary<string, int>(),
        At(LatenessSeconds, index),
        At(CpuSystemSeconds, index));

    public static SamplePhase PhaseOf(int index) => index == 0 ? SamplePhase.Cold : SamplePhase.Warm;

    /// <summary>The first column that has neither one value nor one a slice; null where all have.</summary>
    public string? Uneven => WallSeconds.Count == 0 ? null : new (string Name, int? Count)[]
    {
        ("cpu_self_seconds", CpuSelfSeconds?.Count), ("cpu_children_seconds", CpuChildrenSeconds?.Count),
        ("voluntary_switches", VoluntarySwitches?.Count),
        ("involuntary_switches", InvoluntarySwitches?.Count), ("minor_faults", MinorFaults?.Count), ("major_faults", MajorFaults?.Count),
        ("gil_before", GilBefore?.Count), ("gil_after", GilAfter?.Count), ("workers_seen", WorkersSeen?.Count), ("results", Results.Count),
        ("lateness_seconds", LatenessSeconds?.Count), ("cpu_system_seconds", CpuSystemSeconds?.Count),
    }.FirstOrDefault(column => column.Count is not (null or 1) && column.Count != WallSeconds.Count).Name;

    private static double? Rounded(double? seconds) => seconds is { } known ? Math.Round(known, Decimals) : null;

    private static TValue? At<TValue>(IReadOnlyList<TValue>? column, int index) =>
        column is null ? default : column.Count == 1 ? column[0] : column[index];

    private static List<TValue>? Column<TValue>(
        IReadOnlyList<IterationSample> samples, Func<IterationSample, TValue> value, Func<TValue, TValue, bool>? alike = null)
    {
        List<TValue> all = [.. samples.Select(value)];
        var same = alike ?? EqualityComparer<TValue>.Default.Equals;
        return all is [] || all.TrueForAll(one => one is null) ? null
            : all.TrueForAll(one => same(one, all[0])) ? [all[0]]
            : all;
    }

    private static bool AreAlike(IReadOnlyList<bool>? one, IReadOnlyList<bool>? other) =>
        one is null ? other is null : other is not null && one.SequenceEqual(other);

    private static bool AreAlike(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> other) =>
        one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out var count) && count == entry.Value);
}
