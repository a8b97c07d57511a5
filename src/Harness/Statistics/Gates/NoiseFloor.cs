using System.Globalization;

namespace GilBench.Statistics.Gates;

/// <summary>The slow-down that an arm shows against itself on this machine, and the margin δ that follows from it.</summary>
/// <param name="Sessions">How many A/A sessions are known.</param>
/// <param name="Floor">
/// The ⌈(K+1)·0.95⌉-th smallest relative change of them, or the largest where they are too few for that; null without any.
/// </param>
/// <param name="Margin">δ: slow-downs up to it are not alarmed at.</param>
internal sealed record NoiseFloor(int Sessions, double? Floor, double Margin)
{
    /// <summary>With 39 the floor is the 38th of them, so a single freak session does not set it.</summary>
    public const int SessionsNeeded = 39;

    public const double LeastMargin = 0.02;
    public const double LeastMarginWhenUnknown = 0.10;

    public bool IsKnown => Sessions >= SessionsNeeded;

    /// <summary>What a reader must know; null where the floor is known.</summary>
    public string? Remark => IsKnown ? null : string.Create(CultureInfo.InvariantCulture,
        $"Only {Sessions} of {SessionsNeeded} A/A sessions are known on this machine, so slow-downs up to {Margin:P1} pass unnoticed.");

    /// <summary>
    /// δ of an arm whose base was measured twice in the same rounds: the floor where it is known, else as far as the interval of the base
    /// against itself reaches.
    /// </summary>
    /// <param name="aaControl">Base again ÷ base; null where it was not measured.</param>
    /// <param name="least">Of what is measured: δ is never less.</param>
    public double MarginBeside(Estimate? aaControl, double least) =>
        Math.Max(least, this is { IsKnown: true, Floor: { } known } ? known : aaControl?.FarEnd ?? LeastMarginWhenUnknown);

    /// <param name="logRatios">The Hodges–Lehmann log ratio of one arm against itself in each known session.</param>
    public static NoiseFloor From(IReadOnlyList<double> logRatios)
    {
        var sorted = logRatios.Select(Math.Abs).Order().ToArray();
        if (sorted.Length == 0)
        {
            return new NoiseFloor(0, null, LeastMarginWhenUnknown);
        }

        // In whole numbers, because 40 · 0.95 is not exactly 38 in binary.
        var position = Math.Min((((sorted.Length + 1) * 95) + 99) / 100, sorted.Length);
        var floor = Math.Exp(sorted[position - 1]) - 1;
        var least = sorted.Length >= SessionsNeeded ? LeastMargin : LeastMarginWhenUnknown;
        return new NoiseFloor(sorted.Length, floor, Math.Max(least, floor));
    }
}
