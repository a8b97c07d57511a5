namespace GilBench.Planning;

/// <summary>What was asked for cannot be planned; the message is the sentence for the user.</summary>
internal sealed class PlanException(string message) : Exception(message);
