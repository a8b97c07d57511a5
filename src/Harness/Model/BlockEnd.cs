namespace GilBench.Model;

/// <summary>A block was finished. An invalid one is run again as the next attempt.</summary>
/// <param name="Reason">What spoiled it; null for a valid one.</param>
internal sealed record BlockEnd(int Block, int Attempt, bool Valid, string? Reason) : RunLine;
