namespace GilBench.Model;

/// <summary>A block was finished. An invalid first attempt is followed by a second one.</summary>
/// <param name="Reason">What spoiled it; null for a valid one.</param>
internal sealed record BlockEnd(int Block, int Attempt, bool Valid, string? Reason) : RunLine;
