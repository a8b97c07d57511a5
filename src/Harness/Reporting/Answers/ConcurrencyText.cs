using System.Globalization;
using GilBench.Analysis;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Answers;

/// <summary>What limits work that waits, in words.</summary>
internal static class ConcurrencyText
{
    private const double MuchDearer = 1.5;

    /// <summary>
    /// Such as: <c>http_get on 2 cores, 1 to 1,000 in flight: the most is 5.20 k/s, by async on dotnet-10 with 1,000; there …</c>
    /// </summary>
    public static string FindingOf(WorkloadSlice slice, IReadOnlyList<ConcurrencyCurve> curves)
    {
        var best = curves.MinBy(curve => curve.Most.SecondsPerUnit!.Value)!;
        var counts = curves.SelectMany(curve => curve.Arms).Select(ScalingSeries.CountOf).ToList();
        var cores = Counted.Of(best.Series.FixedCores!.Value, "core");
        return $"{slice.Workload.Id} on {cores}, {Whole(counts.Min())} to {Whole(counts.Max())} in flight: the most is {MostOf(best)}, "
            + $"by {best.Series.Model.Id} on {best.Series.Runtime.Id}; there {LimitAtMost(best)}.";
    }

    /// <summary>Which of the limits binds at the most that was measured.</summary>
    public static string LimitAtMost(ConcurrencyCurve curve) => curve.LimitOf(curve.Most) switch
    {
        ConcurrencyLimit.InFlight when curve.Most != curve.Arms[^1] =>
            $"the number in flight binds up to there, and {BeyondOf(curve.LimitOf(curve.Arms[^1]))} beyond",
        ConcurrencyLimit.InFlight => "the number in flight binds: more would do more",
        ConcurrencyLimit.CpuTime when CpuTimeIsDear(curve, curve.Most) is { } dear =>
            $"CPU time binds: with so many in flight a unit costs {Figures.Duration(dear)}",
        ConcurrencyLimit.CpuTime => "CPU time binds: more in flight do no more",
        ConcurrencyLimit.Both => "both hold it back: it is where the two limits meet",
        ConcurrencyLimit.SharedCores => "CPU time binds, with the server's on the same cores",
        ConcurrencyLimit.Server => "the loopback server binds",
        ConcurrencyLimit.Neither => "no limit is near: handing over between workers, server and slices takes time too",
        _ => "it is no longer the number in flight that binds; CPU time is not known",
    };

    /// <summary>What a unit costs there where that is clearly more than elsewhere; null where it is not.</summary>
    private static double? CpuTimeIsDear(ConcurrencyCurve curve, ArmAnalysis arm) =>
        curve.CeilingAt(arm)?.SecondsPerUnit.Value is { } seconds && seconds > MuchDearer * curve.Ceiling?.SecondsPerUnit.Value
            ? seconds
            : null;

    private static string BeyondOf(ConcurrencyLimit limit) => limit switch
    {
        ConcurrencyLimit.CpuTime => "CPU time",
        ConcurrencyLimit.SharedCores => "CPU time, the server's included,",
        ConcurrencyLimit.Server => "the loopback server",
        ConcurrencyLimit.Both => "CPU time too",
        _ => "something else",
    };

    /// <summary>Such as <c>2.51 k/s with 100 in flight</c>.</summary>
    public static string MostOf(ConcurrencyCurve curve) => RateOf(curve.Most);

    /// <summary>The same, and what the most in flight do where that is another number.</summary>
    public static string MostAndLastOf(ConcurrencyCurve curve) =>
        MostOf(curve) + (curve.Arms[^1] == curve.Most ? "" : $"; {RateOf(curve.Arms[^1])}");

    private static string RateOf(ArmAnalysis arm) =>
        $"{Figures.PerSecond(1 / arm.SecondsPerUnit!.Value)} with {Whole(ScalingSeries.CountOf(arm))} in flight";

    /// <summary>CPU time of a unit where it is cheapest.</summary>
    public static string CpuTimeOf(ConcurrencyCurve curve) => curve.Ceiling is not { } ceiling
        ? Figures.None
        : $"{Figures.Duration(ceiling.SecondsPerUnit)}, with {Whole(ScalingSeries.CountOf(ceiling.From))}";

    /// <summary>From how many in flight on CPU time binds.</summary>
    public static string BendOf(ConcurrencyCurve curve) =>
        curve.BendAt is { } bend ? $"about {Figures.Significant(bend)} in flight" : Figures.None;

    /// <summary>What the server did and cost, which is in no worker's CPU time; empty where the work asks none.</summary>
    public static string ServerOf(ServerCheck? server) => server is not { RequestsPerSecond: { } most } ? ""
        : $" The loopback server, asked for nothing but answers, gave at most {Figures.PerSecond(most)}"
            + (server.CpuSecondsPerRequest is { } cpu
                ? $" and used {Figures.Duration(cpu)} of its own CPU time for a request, which is in no worker's"
                : "")
            + (server.SharesMeasuredCores ? "; it has no cores of its own here, so whoever asked it used the same ones." : ".");

    private static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
