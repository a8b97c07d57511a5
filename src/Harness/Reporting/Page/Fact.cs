namespace GilBench.Reporting.Page;

/// <summary>One line of a card.</summary>
internal sealed record Fact(string Label, string Value);
