namespace GilBench.Model;

/// <summary>
/// The slices of a launch by columns, as the run file keeps them. A column has one value a slice, or a single one where all slices have the
/// same; null where none knows it. The first slice is the cold one, the others are those of the rounds, from round 1 on.
/// </summary>
/// <param name="WallSeconds">One a slice, always.</param>
/// <param name="GilBefore">What each worker said of its GIL before its share.</param>
/// <param name="Results">Each distinct result's text → how many units returned it.</param>
/// <param name="LatenessSeconds">Of the waits of a workload that tells it.</param>
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
    IReadOnlyList<Lateness?>? LatenessSeconds)
{
    private IReadOnlyList<IterationSample>? _rows;

    /// <summary>A copy makes rows of its own.</summary>
    private SliceTable(SliceTable other)
        : this(
            other.WallSeconds, other.CpuSelfSeconds, other.CpuChildrenSeconds, other.VoluntarySwitches, other.InvoluntarySwitches,
            other.MinorFaults, other.MajorFaults, other.GilBefore, other.GilAfter, other.WorkersSeen, other.Results,
            other.LatenessSeconds)
    {
    }

    /// <summary>Times are kept to the nanosecond, which is what the clocks tell.</summary>
    private const int Decimals = 9;

    public static SliceTable Of(IReadOnlyList<IterationSample> samples) => new(
        [.. samples.Select(sample => Math.Round(sample.WallSeconds, Decimals))],
        Column(samples, sample => Rounded(sample.CpuSelfSeconds)),
        Column(samples, sample => Rounded(sample.CpuChildrenSeconds)),
        Column(samples, sample => sample.VoluntarySwitches),
        Column(samples, sample => sample.InvoluntarySwitches),
        Column(samples, sample => sample.MinorFaults),
        Column(samples, sample => sample.MajorFaults),
        Column(samples, sample => sample.GilBefore, AreAlike),
        Column(samples, sample => sample.GilAfter, AreAlike),
        Column(samples, sample => sample.WorkersSeen),
        Column(samples, sample => sample.Results, AreAlike) ?? [],
        Column(samples, sample => sample.LatenessSeconds));

    /// <summary>The slices one by one.</summary>
    public IReadOnlyList<IterationSample> Rows() => _rows ??=
        [.. WallSeconds.Select((wall, index) => new IterationSample(
            index,
            index == 0 ? SamplePhase.Cold : SamplePhase.Warm,
            wall,
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
            At(LatenessSeconds, index)))];

    /// <summary>Whether every column has one value, or one a slice.</summary>
    public bool IsEven => new[]
    {
        CpuSelfSeconds?.Count, CpuChildrenSeconds?.Count, VoluntarySwitches?.Count, InvoluntarySwitches?.Count, MinorFaults?.Count,
        MajorFaults?.Count, GilBefore?.Count, GilAfter?.Count, WorkersSeen?.Count, LatenessSeconds?.Count, WallSeconds.Count == 0 ? null : Results.Count,
    }.All(count => count is null or 1 || count == WallSeconds.Count);

    private static double? Rounded(double? seconds) => seconds is { } known ? Math.Round(known, Decimals) : null;

    private static TValue? At<TValue>(IReadOnlyList<TValue>? column, int index) =>
        column is null ? default : column.Count == 1 ? column[0] : column[index];

    private static IReadOnlyList<TValue>? Column<TValue>(
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
