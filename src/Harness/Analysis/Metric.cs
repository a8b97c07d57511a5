using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>In what a metric is told.</summary>
internal enum MetricUnit
{
    Seconds,

    /// <summary>Units of work a second.</summary>
    PerSecond,

    Bytes,

    /// <summary>Cores used at once: CPU seconds over wall seconds.</summary>
    Cores,
}

/// <summary>Which of two values is the better one.</summary>
internal enum Better
{
    Lower,
    Higher,

    /// <summary>It explains other metrics, and has no good side.</summary>
    Neither,
}

/// <summary>
/// What is measured of an arm: a name, a unit, which way is better, and what a launch or each of its slices yields of it.
/// </summary>
internal sealed class Metric
{
    private Func<Launch, IterationSample, double?>? _ofSlice;
    private Func<Launch, double?>? _ofLaunch;

    private Metric(string name, MetricUnit unit, Better better = Better.Lower)
    {
        (Name, Unit, Better) = (name, unit, better);
    }

    /// <summary>Wall time of a slice ÷ its units of work.</summary>
    public static Metric TimePerUnit { get; } = new("time per unit", MetricUnit.Seconds)
    {
        IsPositive = true,
        _ofSlice = (launch, slice) => slice.WallSeconds / launch.TasksOf(slice),
    };

    /// <summary>Wall time of a slice, however many units it has.</summary>
    public static Metric TimePerSlice { get; } = new("time of a slice", MetricUnit.Seconds)
    {
        IsPositive = true,
        _ofSlice = (_, slice) => slice.WallSeconds,
    };

    public static Metric Throughput { get; } = new("throughput", MetricUnit.PerSecond, Better.Higher)
    {
        IsPositive = true,
        InverseOf = TimePerUnit,
    };

    /// <summary>Start-up and first slice, for all units of the slice: what a program pays that does it once.</summary>
    public static Metric FirstUse { get; } = new("first use", MetricUnit.Seconds)
    {
        IsPositive = true,
        _ofLaunch = launch => launch.ColdSeconds is > 0 and var once ? once : null,
    };

    /// <summary>Creating the pool until every worker stands ready.</summary>
    public static Metric StartUp { get; } = new("start-up", MetricUnit.Seconds) { _ofLaunch = launch => launch.StartupSeconds };

    /// <summary>About 1 for CPU-bound Python with a GIL, about the number of workers without.</summary>
    public static Metric CpuPerWall { get; } = new("CPU ÷ wall", MetricUnit.Cores, Better.Neither)
    {
        _ofSlice = (_, slice) => slice.CpuPerWall,
    };

    /// <summary>CPU time of the worker and its processes in a slice ÷ its units of work; a slice without any tells nothing.</summary>
    public static Metric CpuPerUnit { get; } = new("CPU time per unit", MetricUnit.Seconds)
    {
        IsPositive = true,
        _ofSlice = (launch, slice) =>
            slice.CpuSeconds / launch.TasksOf(slice) is > 0 and < double.PositiveInfinity and var seconds ? seconds : null,
    };

    /// <summary>The most that the worker's own process ever held.</summary>
    public static Metric PeakMemory { get; } = new("peak memory", MetricUnit.Bytes) { _ofLaunch = launch => launch.PeakRssBytes };

    /// <summary>Of all workers together, shared pages counted once (PSS); read in a launch of its own.</summary>
    public static Metric Memory { get; } = new("memory", MetricUnit.Bytes);

    /// <summary>By how much half of the waits of a slice were late at most; below 0 they were early.</summary>
    public static Metric LatenessP50 { get; } = new("lateness, p50", MetricUnit.Seconds)
    {
        _ofSlice = (_, slice) => slice.LatenessSeconds?.P50,
    };

    /// <summary>By how much 99 % of the waits of a slice were late at most.</summary>
    public static Metric LatenessP99 { get; } = new("lateness, p99", MetricUnit.Seconds)
    {
        _ofSlice = (_, slice) => slice.LatenessSeconds?.P99,
    };

    /// <summary>What launches and slices yield themselves.</summary>
    public static IReadOnlyList<Metric> OfLaunches { get; } =
        [TimePerUnit, TimePerSlice, FirstUse, StartUp, CpuPerWall, CpuPerUnit, PeakMemory, LatenessP50, LatenessP99];

    /// <summary>As charts name it.</summary>
    public string Name { get; }

    public MetricUnit Unit { get; }

    public Better Better { get; }

    /// <summary>Whether every value is above 0: such ones are estimated on logarithms, and their ratios mean something.</summary>
    public bool IsPositive { get; private init; }

    /// <summary>The metric whose values this one has the other way round; null where it is read itself.</summary>
    public Metric? InverseOf { get; private init; }

    /// <summary>What one slice yields; null where it is not known.</summary>
    public double? Of(Launch launch, IterationSample slice) => _ofSlice?.Invoke(launch, slice);

    /// <summary>
    /// What a launch that counts yields: a value for each slice that counts, or one alone; what is not known is left out.
    /// </summary>
    public IReadOnlyList<double> ValuesOf(Launch launch) => ValuesOf(WarmLaunch.Of(launch));

    /// <summary>The same, for whoever has the slices already.</summary>
    public double[] ValuesOf(WarmLaunch launch)
    {
        if (_ofSlice is null)
        {
            return _ofLaunch?.Invoke(launch.Launch) is { } value ? [value] : [];
        }

        var (values, count) = (new double[launch.Slices.Count], 0);
        foreach (var slice in launch.Slices)
        {
            if (_ofSlice(launch.Launch, slice) is { } value)
            {
                values[count++] = value;
            }
        }

        return count == values.Length ? values : values[..count];
    }
}
