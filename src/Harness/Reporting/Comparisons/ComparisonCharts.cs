using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Comparisons;

/// <summary>Head ÷ base of every arm with its interval, against the changes that are let pass; a chart for each metric.</summary>
internal static class ComparisonCharts
{
    /// <summary>On a linear axis a ratio beyond this would press all others together.</summary>
    private const double LargestLinear = 2.5;

    /// <returns>Times first; nothing of a metric that no arm has a ratio of.</returns>
    public static IReadOnlyList<RowChart> Of(Evidence evidence, ComparisonReport report) =>
    [
        .. from arm in report.Result.All
           where arm.Ratio is not null
           group arm by arm.Metric into same
           from chart in ChartRows.Split(ChartOf(evidence, report, same.Key, [.. same]))
           select chart,
    ];

    public static bool IsOfTimes(Chart chart) => chart.Id.StartsWith(IdOf(Metric.TimePerUnit), StringComparison.Ordinal);

    private static string IdOf(Metric metric) => $"comparison-{WorkloadSlice.SlugOf(metric.Name)}";

    private static RowChart ChartOf(Evidence evidence, ComparisonReport report, Metric metric, IReadOnlyList<ArmComparison> arms)
    {
        var heads = report.What.Arms.DistinctBy(arm => arm.Name).ToDictionary(arm => arm.Name, arm => arm.Head);
        List<RowGroup> groups =
        [
            .. arms.GroupBy(arm => ComparedArm.WorkloadOf(arm.Arm)).Select(same => new RowGroup(
                same.Key, [.. same.Select(arm => Row(arm, StyleOf(evidence, heads.GetValueOrDefault(arm.Arm))))])),
        ];
        return new RowChart
        {
            Id = IdOf(metric),
            Title = ComparisonFinding.Of(metric, report.Result),
            Subtitle = $"{Capitalised(metric.Name)} of the head ÷ that of the base; {Subtitles.Direction(metric)}. "
                + (report.What.Kind == ComparisonKind.StoredRuns
                    ? "Two runs that were measured apart: means of blocks. Whiskers: 95 % interval (Fieller)."
                    : Subtitles.Of("From paired rounds.", arms.Select(arm => arm.Ratio!))),
            Style = RowStyle.Dot,
            Axis = AxisOf($"{metric.Name}, head ÷ base (×)", groups),
            Groups = groups,
            References = [new ReferenceLine(ReferenceKind.Unity, 1, null, null, "1×: as the base")],
            BandLabel = "changes up to δ, which pass",
        };
    }

    private static ChartRow Row(ArmComparison arm, SeriesStyle style) => ChartRow.Of(
        NameWithin(arm.Arm), style, arm.Ratio!,
        $"{Change(arm.Ratio!)}  {ComparisonWords.Short(arm.Answer, arm.Metric.Unit)}") with
    {
        Band = (1 / (1 + arm.Margin), 1 + arm.Margin),
    };

    /// <summary>Such as <c>+9.8 % [+9.5, +10.3]</c>: ratios so close to 1 are read by what they differ from it.</summary>
    private static string Change(Estimate ratio)
    {
        var interval = ratio is { Low: { } low, High: { } high } ? $" [{Signed(low)}, {Signed(high)}]" : "";
        return $"{Signed(ratio.Value)} %{interval}";

        static string Signed(double value) => string.Create(CultureInfo.InvariantCulture, $"{100 * (value - 1):+0.0;−0.0;0.0}");
    }

    private static ChartAxis AxisOf(string label, IReadOnlyList<RowGroup> groups)
    {
        List<double> extent =
        [
            .. ChartRows.Extent(groups),
            .. groups.SelectMany(group => group.Rows).SelectMany(row => new[] { row.Band!.Value.Low, row.Band.Value.High }),
        ];
        return extent.Max() <= LargestLinear && extent.Min() >= 1 / LargestLinear
            ? ChartAxes.OfRatios(label, extent)
            : new ChartAxis(label + ChartAxis.Logarithmic, AxisScale.Log2, extent.Min() / 1.1, extent.Max() * 1.1);
    }

    /// <summary>As in every other chart: by what the head ran on.</summary>
    private static SeriesStyle StyleOf(Evidence evidence, string? head) =>
        head is not null && evidence.Analysis.Find(head) is { } arm ? evidence.Styles.Of(arm.Arm) : new SeriesStyle(0, 0);

    private static string NameWithin(string arm) => arm.Contains(':') ? arm[(arm.IndexOf(':') + 1)..] : arm;

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
