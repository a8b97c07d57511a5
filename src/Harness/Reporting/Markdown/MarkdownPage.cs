using System.Globalization;
using System.Text;
using GilBench.Reporting.Page;

namespace GilBench.Reporting.Markdown;

/// <summary>Writes a report as Markdown, with relative links to its charts.</summary>
internal static class MarkdownPage
{
    public static string Render(ReportModel report)
    {
        var page = new StringBuilder();
        Line(page, $"# GilBench: what does the GIL cost here?");
        Line(page, $"**{Escape(report.Headline.Sentence)}**");
        if (report.Headline.Tiles.Count > 0)
        {
            Table(page, ["", "Speed-up", "95 % interval", "Of"], report.Headline.Tiles.Select(tile => new[] { tile.Label, tile.Figure, tile.Interval, tile.Detail }));
        }

        Line(page, Escape(report.Resolution));
        if (report.Warnings.Count > 0)
        {
            Line(page, "## Read with care");
            Bullets(page, report.Warnings);
        }

        foreach (var section in report.Sections)
        {
            AppendSection(page, section);
        }

        ClaimsText.Append(page, report.Claims);
        AppendArms(page, report.Arms, report.ArmsLegend);
        AppendRest(page, report);
        Line(page, $"Run {Escape(report.RunId)}, measured {report.Measured} with GilBench {Escape(report.GilbenchVersion)}.");
        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendSection(StringBuilder page, PageSection section)
    {
        Line(page, $"## {Escape(section.Title)}");
        Line(page, Escape(section.Introduction));
        foreach (var chart in section.Charts)
        {
            Line(page, $"![{Escape(chart.Finding)}]({chart.Png})");
        }

        if (section.More.Count > 0)
        {
            Line(page, $"More: {string.Join(", ", section.More.Select(chart => $"[{Escape(chart.Id)}]({chart.Png})"))}");
        }
    }

    private static void AppendArms(StringBuilder page, IReadOnlyList<ArmRow> arms, string legend)
    {
        Line(page, "## All arms");
        Line(page, Escape(legend));
        Table(
            page,
            ["Workload", "Model", "Runtime", "Cores × workers", "Time per unit", "Units/s", "Speed-up", "Over sequential", "Efficiency", "Start-up", "First use", "CPU ÷ wall", "Memory", "GIL certificate", "Blocks", "Remarks"],
            arms.Select(arm => new[]
            {
                arm.Workload, arm.Model, arm.Runtime, $"{arm.Cores} × {arm.Workers}", arm.TimePerUnit, arm.Rate, arm.SpeedUp, arm.OverSequential, arm.Efficiency,
                arm.StartUp, arm.FirstUse, arm.CpuPerWall, arm.Memory, arm.Certificate, arm.Blocks, arm.Remarks,
            }));
    }

    private static void AppendRest(StringBuilder page, ReportModel report)
    {
        if (report.Timers.Count > 0)
        {
            Line(page, "## Lateness of timers");
            Line(page, "By how much a wait ended later than was asked for: percentiles of the waits of a slice, with 95 % intervals over launches.");
            Table(
                page,
                ["Workload", "Model", "Runtime", "Workers", "p50", "p99", "Blocks"],
                report.Timers.Select(row => new[] { row.Workload, row.Model, row.Runtime, row.Workers, row.P50, row.P99, row.Blocks }));
        }

        if (report.Controls.Count > 0)
        {
            Line(page, "## Controls");
            Table(page, ["Control", "Arm", "Ratio", "Meaning"], report.Controls.Select(row => new[] { row.Control, row.Arms, row.Figure, row.Meaning }));
        }

        if (report.Cores.Count > 0)
        {
            Line(page, "## Steadiness of the cores");
            Line(page, "By the native control alone on each: how often it ran below 85 % of its best.");
            Table(page, ["CPU", "Measured", "Slow in", "Then at", "Meaning"], report.Cores.Select(row => new[] { row.Cpu, row.Rounds, row.SlowShare, row.SlowSpeed, row.Meaning }));
        }

        if (report.Failures.Count > 0)
        {
            Line(page, "## Failures");
            Table(
                page,
                ["Arm", "Its launch", "Times", "The first one's word"],
                report.Failures.Select(row => new[] { row.Arm, row.Outcome, row.Count.ToString(CultureInfo.InvariantCulture), row.Detail }));
        }

        if (report.Omitted.Count > 0)
        {
            Line(page, "## Left out");
            Table(page, ["Model", "Runtimes", "Workloads", "Reason"], report.Omitted.Select(row => new[] { row.Model, row.Runtimes, row.Workloads, row.Reason }));
        }

        Line(page, "## Runtimes");
        Table(
            page,
            ["Runtime", "Version", "GIL", "Build", "From", "Executable"],
            report.Runtimes.Select(row => new[] { row.Id, row.Version, row.Gil, row.Build, row.Source, row.Executable }));
        Line(page, "## Machine");
        Table(page, ["", ""], report.Machine.Select(fact => new[] { fact.Label, fact.Value }));
        Line(page, "## Run");
        Table(page, ["", ""], report.Run.Select(fact => new[] { fact.Label, fact.Value }));
        Line(page, "## Method");
        Bullets(page, report.Method);
    }

    private static void Table(StringBuilder page, IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", head)} |\n");
        page.Append(CultureInfo.InvariantCulture, $"|{string.Concat(Enumerable.Repeat(" --- |", head.Count))}\n");
        foreach (var row in rows)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(Escape))} |\n");
        }

        page.Append('\n');
    }

    private static void Bullets(StringBuilder page, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {Escape(line)}\n");
        }

        page.Append('\n');
    }

    private static void Line(StringBuilder page, string text) => page.Append(CultureInfo.InvariantCulture, $"{text}\n\n");

    private static string Escape(string text) => MarkdownText.Escape(text);
}
