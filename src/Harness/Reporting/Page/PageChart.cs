namespace GilBench.Reporting.Page;

/// <summary>A chart on the page.</summary>
/// <param name="Id">File name without its ending.</param>
/// <param name="Finding">Its title.</param>
internal sealed record PageChart(string Id, string Finding, string Subtitle)
{
    public string Png => $"charts/{Id}.png";

    public string SvgFile => $"charts/{Id}.svg";
}
