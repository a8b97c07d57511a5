namespace GilBench.Reporting.Text;

/// <summary>A unit that times are written in.</summary>
/// <param name="Seconds">How long one is.</param>
internal sealed record TimeUnit(string Symbol, double Seconds)
{
    private static readonly TimeUnit[] s_units = [new("s", 1), new("ms", 1e-3), new("µs", 1e-6), new("ns", 1e-9)];

    /// <summary>The largest unit of which the time has at least one; of 0 the second.</summary>
    public static TimeUnit For(double seconds) =>
        seconds <= 0 ? s_units[0] : s_units.FirstOrDefault(unit => seconds >= unit.Seconds * 0.9995) ?? s_units[^1];
}
