namespace GilBench.Reporting;

/// <summary>What a report consists of on disk.</summary>
/// <param name="Charts">PNG and SVG files.</param>
internal sealed record ReportFiles(string HtmlPath, string MarkdownPath, IReadOnlyList<string> Charts);
