using GilBench.Regression;
using GilBench.Reporting.Tables;
using GilBench.Reporting.Text;
using GilBench.Statistics.Gates;

namespace GilBench.Reporting.Comparisons;

/// <summary>What is known of a machine's noise, a row for each kind of arm.</summary>
internal static class FloorTable
{
    private static readonly Column<KnownFloor>[] s_columns =
    [
        Columns.Of<KnownFloor>("Kind of arm", known => known.Kind),
        Columns.Number<KnownFloor>("A/A sessions", known => $"{known.Floor.Sessions} of {NoiseFloor.SessionsNeeded}"),
        Columns.Number<KnownFloor>("Half differ by less than", known => Columns.Known(known.Median, ComparisonReason.Percent)),
        Columns.Number<KnownFloor>("Largest", known => Columns.Known(known.Largest, ComparisonReason.Percent)),
        Columns.Number<KnownFloor>(
            "Floor", known => known.Floor is { IsKnown: true, Floor: { } floor } ? ComparisonReason.Percent(floor) : Figures.None),
        Columns.Number<KnownFloor>("Detectable here", known => Columns.Known(known.Detectable, ComparisonReason.Percent)),
        Columns.Wide<KnownFloor>("What the gate lets pass", known => known.Floor.IsKnown
            ? $"{ComparisonReason.Percent(known.Floor.Margin)}, whatever the base shows against itself"
            : "at least 2 %, and as much as the base differs from itself in the same rounds"),
    ];

    public static Table Of(IEnumerable<KnownFloor> floors) => Table.Of(floors, s_columns) with
    {
        Note = "Detectable here: a slow-down of this size would have been found four times in five, in the typical one of these sessions.",
    };
}

/// <param name="Median">Of the sessions' differences, as a share; null without any.</param>
/// <param name="Largest">The same.</param>
/// <param name="Detectable">The typical slow-down that would have been found, as a share; null where none could have been.</param>
internal sealed record KnownFloor(string Kind, NoiseFloor Floor, double? Median, double? Largest, double? Detectable);
