using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Tables;

/// <summary>Columns by what they hold, and those that several tables of arms have.</summary>
internal static class Columns
{
    public static Column<ArmAnalysis> Workload { get; } =
        Of<ArmAnalysis>("Workload", arm => ParameterSetNames.Label(arm.Arm.Workload, arm.Arm.ParameterSet));

    public static Column<ArmAnalysis> Model { get; } = Of<ArmAnalysis>("Model", arm => arm.Arm.Model);

    public static Column<ArmAnalysis> Runtime { get; } = Of<ArmAnalysis>("Runtime", arm => arm.Arm.Runtime);

    public static Column<ArmAnalysis> CoresAndWorkers { get; } =
        Number<ArmAnalysis>("Cores × workers", arm => $"{Count(arm.Arm.Cores)} × {Count(arm.Arm.Workers)}");

    public static Column<ArmAnalysis> Workers { get; } = Number<ArmAnalysis>("Workers", arm => Count(arm.Arm.Workers));

    /// <summary>Words, or a figure with its interval, which are read from the left.</summary>
    public static Column<T> Of<T>(string heading, Func<T, string> text) => new(heading, text);

    public static Column<T> Number<T>(string heading, Func<T, string> text) =>
        new(heading, text) { Head = new Column(heading) { IsRight = true } };

    public static Column<T> Wide<T>(string heading, Func<T, string> text) =>
        new(heading, text) { Head = new Column(heading) { IsWide = true } };

    public static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Known(Estimate? estimate, Func<Estimate, string> write) => estimate is null ? Figures.None : write(estimate);

    public static string Known(double? value, Func<double, string> write) => value is { } known ? write(known) : Figures.None;

    /// <summary>In the metric's unit.</summary>
    public static string Known(double? value, Metric metric) => Known(value, known => Figures.Of(known, metric.Unit));
}
