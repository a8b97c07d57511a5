namespace GilBench.Reporting.Drawing;

/// <param name="Id">The chart's.</param>
/// <param name="Svg">Without an XML declaration: it stands in a page or in a file.</param>
internal sealed record DrawnChart(string Id, byte[] Png, string Svg);
