using System.Globalization;
using GilBench.Fleets;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Results;

namespace GilBench.Reporting.Page;

/// <summary>Everything that the page of several machines says, formatted but not yet in any markup.</summary>
internal sealed record FleetModel
{
    public required string Title { get; init; }

    /// <summary>Three sentences at most.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    public required Table Machines { get; init; }

    /// <summary>What suits each kind of work on each machine; not shown where the runs say nothing of it.</summary>
    public required Table Recommendations { get; init; }

    /// <summary>The charts across machines, with what each machine allows.</summary>
    public required IReadOnlyList<ChartPart> Parts { get; init; }

    /// <summary>What each machine says by itself.</summary>
    public required IReadOnlyList<MachineSection> Sections { get; init; }

    public required Table Ways { get; init; }

    public required Table Runtimes { get; init; }

    /// <summary>How it was measured and what may be compared.</summary>
    public required IReadOnlyList<string> Method { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The first, and how many more there are; empty where there is none.</summary>
    public string FirstWarning => WarningHead.Of(Warnings);

    /// <summary>Which runs these are.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>The charts that are drawn, in the order of the page.</summary>
    public IReadOnlyList<Chart> Charts =>
    [
        .. Parts.SelectMany(part => part.Sections).SelectMany(section => section.Section.All),
        .. Sections.SelectMany(section => section.Charts),
    ];
}

/// <summary>One machine on the page of several.</summary>
/// <param name="Id">Anchor on the page.</param>
/// <param name="Page">Its whole report, from the page's folder.</param>
/// <param name="Markdown">The same as Markdown.</param>
/// <param name="Sentence">What the GIL costs there, as its own page says it; empty where that says it otherwise.</param>
/// <param name="Work">What its charts are of, the headline's workload; empty where there are none.</param>
/// <param name="Charts">Of that work on this machine.</param>
internal sealed record MachineSection(
    string Id,
    string Title,
    string Page,
    string Markdown,
    IReadOnlyList<AnswerWords> Answers,
    string Sentence,
    string Work,
    IReadOnlyList<Chart> Charts);

/// <summary>From the evidence of a fleet to its page's content.</summary>
internal static class FleetBuilder
{
    /// <summary>Where a machine's own report lies within the fleet's.</summary>
    public static string FolderOf(MachineLabel label) => $"{RunFolder.Machines}/{label.Folder}";

    public static FleetModel Build(FleetEvidence fleet)
    {
        var across = FleetCharts.Of(fleet);
        ChartPart?[] parts =
        [
            PartOf("across", "Across the machines",
                "The same work on each machine, every figure from that machine's own run: lines of two machines are compared by eye, with "
                    + "their intervals, and never pooled.",
                across, FleetTables.Ceilings(fleet), FleetTables.Waits(fleet)),
        ];
        return new FleetModel
        {
            Title = fleet.Machines.Any(machine => machine.Evidence.Run.Header.HasUserCode)
                ? "GilBench: what would your code gain on these machines?"
                : "GilBench: what does the GIL cost on these machines?",
            Findings = FleetFindingText.Of(fleet),
            Machines = FleetTables.Machines(fleet),
            Recommendations = FleetTables.Recommendations(fleet),
            Parts = [.. parts.OfType<ChartPart>()],
            Sections = [.. fleet.Machines.Select(SectionOf)],
            Ways = FleetTables.Ways(fleet),
            Runtimes = FleetRuntimes.Of(fleet),
            Method = FleetMethod.Lines,
            Warnings = FleetWarnings.Of(fleet),
            Runs = [.. fleet.Machines.Select(RunOf)],
        };
    }

    private static ChartPart? PartOf(
        string id, string title, string introduction, IReadOnlyList<ChartSection> sections, params Table[] tables)
    {
        var part = ChartPart.Of(ReportPart.Scaling, sections, tables);
        return part is null ? null : part with { Id = id, Title = title, Introduction = introduction };
    }

    private static MachineSection SectionOf(MachineEvidence machine)
    {
        var (evidence, folder) = (machine.Evidence, FolderOf(machine.Label));
        IEnumerable<Chart> charts = evidence.Headline is { } slice
            ? [.. GainCharts.Of(evidence, slice), .. ScalingCharts.Of(evidence, slice)]
            : [];
        return new MachineSection(
            $"machine-{machine.Label.Folder}",
            machine.Label.Text,
            $"{folder}/{RunFolder.Page}",
            $"{folder}/{RunFolder.Markdown}",
            CodeAnswerText.Of(evidence),
            HeadlineText.Of(evidence).Sentence,
            evidence.Headline?.Name ?? "",
            [.. charts.Select(chart => chart with { Id = $"machine-{machine.Label.Folder}-{chart.Id}" })]);
    }

    private static string RunOf(MachineEvidence machine)
    {
        var header = machine.Evidence.Run.Header;
        var measured = header.Created.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return $"{machine.Label.Text}: run {header.Id}, measured {measured} with GilBench {header.GilbenchVersion}.";
    }
}
