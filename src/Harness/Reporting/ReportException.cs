namespace GilBench.Reporting;

/// <summary>A report cannot be written; the message is the sentence for the user.</summary>
internal sealed class ReportException(string message) : Exception(message);
