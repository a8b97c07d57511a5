namespace GilBench.Reporting.Page;

internal sealed record FailureRow(string Arm, string Outcome, int Count, string Detail);
