namespace GilBench.Reporting.Warnings;

/// <param name="Sentence">Complete, with what it means for the reader.</param>
internal sealed record Warning(WarningKind Kind, string Sentence);
