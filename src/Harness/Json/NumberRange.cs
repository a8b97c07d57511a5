using System.Globalization;

namespace GilBench.Json;

/// <summary>What a number may be; both ends belong to it.</summary>
internal sealed record NumberRange(double Least, double Most)
{
    /// <summary>Beyond this a number that stands for something on earth is a mistake; its square and its sums stay finite.</summary>
    public static NumberRange Any { get; } = new(-1e15, 1e15);

    public bool Contains(double value) => value >= Least && value <= Most;

    /// <summary>As it follows "a number"; empty where nobody needs to know.</summary>
    public string Words => this switch
    {
        { Least: <= -1e15, Most: >= 1e15 } => "",
        { Most: >= int.MaxValue } => Invariant($" of at least {Least:R}"),
        _ => Invariant($" from {Text(Least)} to {Text(Most)}"),
    };

    private static string Text(double end) => Math.Abs(end) < 1e-3 && end != 0
        ? end.ToString("0e0", CultureInfo.InvariantCulture)
        : end.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
