using System.Globalization;
using GilBench.Analysis;

namespace GilBench.Reporting.Text;

/// <summary>How steadily the cores ran, in words.</summary>
internal static class SteadinessText
{
    /// <summary>Such as <c>CPU 0 ran at 55 % of its best in 76 % of the rounds: a neighbour shares the physical core</c>.</summary>
    public static string Of(CoreSteadiness core, bool inRounds) => Invariant(
        $"CPU {core.Cpu} ran at {100 * (core.SlowSpeed ?? 1):0} % of its best in {100 * core.SlowShare:0} % of the {Unit(inRounds)}: a neighbour shares the physical core");

    /// <summary>A sentence for each core that widens intervals, after a space; empty where none does.</summary>
    public static string Because(IEnumerable<CoreSteadiness> slow, bool inRounds) => string.Concat(slow.Select(core => $" {Of(core, inRounds)}."));

    private static string Unit(bool inRounds) => inRounds ? "rounds" : "iterations";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
