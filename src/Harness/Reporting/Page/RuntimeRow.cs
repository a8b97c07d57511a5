namespace GilBench.Reporting.Page;

/// <param name="Gil"><c>on</c>, <c>off</c>, <c>forced on</c>, or <c>none</c> for .NET.</param>
/// <param name="Build">Whether optimised, and with what flags.</param>
/// <param name="Source">Where it was found.</param>
internal sealed record RuntimeRow(string Id, string Version, string Gil, string Build, string Source, string Executable);
