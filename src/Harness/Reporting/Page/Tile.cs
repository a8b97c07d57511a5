namespace GilBench.Reporting.Page;

/// <summary>One of the large figures at the head of the page.</summary>
/// <param name="Label">Whose figure it is.</param>
/// <param name="Figure">Such as <c>1.92×</c>.</param>
/// <param name="Interval">Such as <c>[1.88, 1.96]</c>; says so where there is none.</param>
/// <param name="Detail">What it is of.</param>
internal sealed record Tile(string Label, string Figure, string Interval, string Detail);
