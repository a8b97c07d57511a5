namespace GilBench.Reporting.Page;

/// <summary>A control arm and what it says.</summary>
internal sealed record ControlRow(string Control, string Arms, string Figure, string Meaning);
