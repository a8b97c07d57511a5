using GilBench.Fleets;

namespace GilBench.Reporting.Charts;

/// <summary>What a chart shows, as data; the folder Drawing draws it.</summary>
internal abstract record Chart
{
    /// <summary>Its file name without the ending: letters, digits, hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The finding, one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What is plotted.</summary>
    public required string Subtitle { get; init; }

    /// <summary>Those that its letters stand for, of a chart of several; explained below it.</summary>
    public IReadOnlyList<MachineLabel> Machines { get; init; } = [];

    /// <summary>Its picture, from the report's folder.</summary>
    public string PngPath => $"charts/{Id}.png";

    /// <summary>The same to be scaled.</summary>
    public string SvgPath => $"charts/{Id}.svg";

    /// <summary>What it is drawn from.</summary>
    public string CsvPath => $"charts/{Id}.csv";
}

/// <summary>Charts that belong together on the page.</summary>
/// <param name="Part">Where on the page it stands.</param>
/// <param name="Id">Anchor on the page.</param>
/// <param name="Introduction">What a reader needs to know to read them; empty where another section says it.</param>
/// <param name="More">Charts that most readers will not open.</param>
internal sealed record ChartSection(
    ReportPart Part, string Id, string Title, string Introduction, IReadOnlyList<Chart> Charts, IReadOnlyList<Chart> More)
{
    public IEnumerable<Chart> All => [.. Charts, .. More];
}

/// <summary>The parts of a report that consist of charts, in the order of the page.</summary>
internal enum ReportPart
{
    /// <summary>What each way of using the cores gains and takes on a core count.</summary>
    OnCores,

    /// <summary>What happens from one core to many.</summary>
    Scaling,

    /// <summary>What a worker costs before it does anything.</summary>
    Cost,
}

/// <param name="Label">What it measures, with the unit.</param>
/// <param name="Scale">How its numbers lie.</param>
/// <param name="From">Where it begins; must be above 0 unless linear.</param>
internal sealed record ChartAxis(string Label, AxisScale Scale, double From, double To)
{
    /// <summary>Said at the end of the label of an axis that is not linear.</summary>
    public const string Logarithmic = ", logarithmic scale";

    /// <summary>What it measures, with the unit, without how it is drawn.</summary>
    public string Quantity => Label.Replace(Logarithmic, "", StringComparison.Ordinal);
}

internal enum AxisScale
{
    Linear,

    /// <summary>Ticks at 1, 2, 5 of every power of ten.</summary>
    Log10,

    /// <summary>Ticks at powers of two: cores and what they gain.</summary>
    Log2,
}

/// <summary>A value that rows or lines are read against; explained below the chart.</summary>
/// <param name="Low">Lower end of its interval; null without one.</param>
/// <param name="High">Upper end of its interval; null without one.</param>
internal sealed record ReferenceLine(ReferenceKind Kind, double Value, double? Low, double? High, string Label);

internal enum ReferenceKind
{
    /// <summary>1: nothing gained, nothing lost.</summary>
    Unity,

    /// <summary>As many times as there are cores.</summary>
    Ideal,

    /// <summary>What native code gained.</summary>
    Ceiling,

    /// <summary>What so many in flight do where nothing else is full.</summary>
    InFlight,

    /// <summary>What the CPU time of a unit permits.</summary>
    CpuTime,

    /// <summary>What the loopback server gave at most.</summary>
    Server,
}
