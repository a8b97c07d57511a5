using GilBench.Reporting.Charts;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Page;

/// <summary>A part of the page that consists of charts.</summary>
/// <param name="Id">Anchor on the page.</param>
/// <param name="Introduction">What a reader needs to know to read it.</param>
/// <param name="Tables">Those that belong to it; shown below its charts.</param>
internal sealed record ChartPart(
    string Id, string Title, string Introduction, IReadOnlyList<PartSection> Sections, IReadOnlyList<Table> Tables)
{
    /// <summary>More than these are folded, but for the first ones: a reader opens those that matter.</summary>
    private const int MostOpen = 6;

    public bool HasSeveral => Sections.Count > 1;

    /// <returns>Null where there is nothing to show.</returns>
    public static ChartPart? Of(ReportPart part, IReadOnlyList<ChartSection> sections, params Table[] tables)
    {
        var own = sections.Where(section => section.Part == part).ToList();
        var shown = tables.Where(table => table.IsShown).ToList();
        if (own.Count == 0 && shown.Count == 0)
        {
            return null;
        }

        var (id, title, introduction) = part switch
        {
            ReportPart.OnCores => ("on-cores", "What each way gains, by workload",
                "On the most cores that were measured; where there are few core counts, each of them follows."),
            ReportPart.Scaling => ("scaling", "From one core to many",
                "Speed-up over one worker, against the ideal (dashed) and what native code gained on the same cores (grey, with its "
                    + "interval): what lies below the grey is the runtime's, not the machine's. Thin, with their bands: the curves that "
                    + "were fitted to throughput, as far as they are followed. Of what waits: throughput over how many are in flight."),
            _ => ("workers", "What a worker costs", ""),
        };
        return new ChartPart(
            id,
            title,
            introduction,
            [.. own.Select((section, place) => new PartSection(section, own.Count > MostOpen && place >= MostOpen / 2))],
            shown);
    }
}

/// <param name="IsFolded">Whether a reader opens it first.</param>
internal sealed record PartSection(ChartSection Section, bool IsFolded);
