using System.Globalization;
using GilBench.Statistics.Capacity;
using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether what is said of other numbers of cores is true where the law that it follows is.</summary>
internal static class CapacityAcceptance
{
    private const int Repeats = 2_000;
    private const int Blocks = 10;
    private const double Cv = 0.03;

    private static readonly int[] s_counts = [1, 2, 3, 4, 6, 8];
    private static readonly int[] s_two = [1, 2];
    private static readonly int[] s_beyond = [3, 4];
    private static readonly UniversalCurve s_truth = new(100, 0.05, 0.02);

    private static readonly UniversalCurve[] s_truths =
        [new(100, 0.05, 0.001), new(100, 0.05, 0.02), new(100, 0.3, 0), new(100, 0, 0.05)];

    public static IReadOnlyList<AcceptanceRow> ExactData()
    {
        int[] counts = [1, 2, 4, 8, 16];
        return [.. s_truths.Select(truth =>
        {
            var fitted = UniversalFit.Of(counts, [.. counts.Select(truth.LogAt)], ScalingLaw.Universal);
            var deviation = new[]
            {
                Math.Abs((fitted.Gamma / truth.Gamma) - 1), Relative(fitted.Alpha, truth.Alpha), Relative(fitted.Beta, truth.Beta),
            }.Max();
            return new AcceptanceRow(
                $"α, β and γ of exact data on 5 core counts, {Name(truth)}", "equal to 1e-6",
                string.Create(CultureInfo.InvariantCulture, $"equal to {deviation:0.0e+00}"), deviation <= 1e-6);
        })];
    }

    /// <summary>
    /// The interval for a further block may hold it a little too often: Student's t is for few blocks, and their spread is known better.
    /// </summary>
    public static IReadOnlyList<AcceptanceRow> NoisyData()
    {
        var fits = Repetitions.Collect(Repeats, 501, generator =>
        {
            var model = CapacityModel.Of(Sample(generator, s_truth, s_counts), ScalingAxis.Cores);
            return (Alpha: model.Alpha!, Beta: model.Beta!, Peak: model.Peak, Far: model.At(16)!, Next: Launch(generator, s_truth, 16));
        });
        var what = $"{Blocks} blocks of 6 core counts, CV 3 %, {Name(s_truth)}";
        return
        [
            AtMost($"error of α (root mean square), {what}", RootMeanSquare(fits.Select(fit => fit.Alpha.Value - s_truth.Alpha)), 0.011),
            AtMost($"error of β (root mean square), {what}", RootMeanSquare(fits.Select(fit => fit.Beta.Value - s_truth.Beta)), 0.0014),
            AcceptanceRow.Between(
                $"jackknife interval of α holds it, {what}", Share(fits, fit => fit.Alpha.Contains(s_truth.Alpha)), 0.92, 0.98),
            AcceptanceRow.Between(
                $"jackknife interval of β holds it, {what}", Share(fits, fit => fit.Beta.Contains(s_truth.Beta)), 0.92, 0.98),
            AcceptanceRow.Between(
                "interval of the core count with the largest throughput holds it",
                Share(fits, fit => fit.Peak is { } peak && peak.Low <= s_truth.Peak && (peak.High is null || s_truth.Peak <= peak.High)),
                0.92, 0.98),
            AcceptanceRow.Between(
                "a further block on twice the largest core count lies in the interval for it",
                Share(fits, fit => fit.Far.Contains(fit.Next)), 0.94, 0.99),
        ];
    }

    /// <summary>Two core counts tell neither α nor β, and the band between the two extremes holds the truth all the same.</summary>
    public static IReadOnlyList<AcceptanceRow> TwoPoints() =>
    [
        .. s_truths.Select(truth => AcceptanceRow.AtLeast(
            $"the band of 2 core counts holds the throughput of 3 and of 4 cores, {Name(truth)}",
            Repetitions.Share(Repeats, 502, generator =>
            {
                var model = CapacityModel.Of(Sample(generator, truth, s_two), ScalingAxis.Cores);
                return model is { Alpha: null, Beta: null } && s_beyond.All(
                    count => model.At(count)?.Contains(Math.Exp(truth.LogAt(count))) == true);
            }), 0.95)),
    ];

    /// <summary>Workers that wait scale in proportion until something is full; that and contention are told from each other.</summary>
    public static IReadOnlyList<AcceptanceRow> Waiting()
    {
        int[] counts = [1, 4, 16, 64, 256, 1024];
        var full = new SaturationCurve(Math.Log(20), Math.Log(2_000));
        return
        [
            AcceptanceRow.AtLeast(
                "workers that wait, 20/s each and 2,000/s at most: taken for min(w/R₀, X_max)",
                Repetitions.Share(Repeats, 503, generator =>
                    CapacityModel.Of(Sample(generator, full, counts), ScalingAxis.Workers).Saturation is { IsSaturated: true }), 0.95),
            AcceptanceRow.AtLeast(
                "workers that contend, α 0.05, β 0.0005: taken for the scalability law",
                Repetitions.Share(Repeats, 504, generator => CapacityModel.Of(
                    Sample(generator, new UniversalCurve(20, 0.05, 0.0005), counts), ScalingAxis.Workers).Kind
                    == CapacityModelKind.Universal), 0.95),
            AcceptanceRow.AtMost(
                "core counts in exact proportion that are taken for superlinear",
                Repetitions.Share(Repeats, 505, generator => CapacityModel.Of(
                    Sample(generator, new UniversalCurve(100, 0, 0), s_counts), ScalingAxis.Cores).Kind
                    == CapacityModelKind.Superlinear), 0.05),
        ];
    }

    private static ThroughputSample Sample(SplitMix64 generator, IScalingCurve truth, int[] counts) => ThroughputSample.OfRates(
        counts, [.. Enumerable.Range(0, Blocks).Select(_ => counts.Select(count => Launch(generator, truth, count)).ToArray())]);

    private static double Launch(SplitMix64 generator, IScalingCurve truth, int count) =>
        1 / new SimulatedNoise(Cv).Launch(generator, Math.Exp(-truth.LogAt(count)));

    private static double Relative(double fitted, double truth) => Math.Abs(truth == 0 ? fitted : (fitted / truth) - 1);

    private static double RootMeanSquare(IEnumerable<double> errors) => Math.Sqrt(errors.Average(error => error * error));

    private static double Share<T>(T[] all, Func<T, bool> which) => all.Count(which) / (double)all.Length;

    private static AcceptanceRow AtMost(string test, double value, double high) => new(
        test, string.Create(CultureInfo.InvariantCulture, $"≤ {high}"),
        string.Create(CultureInfo.InvariantCulture, $"{value:0.00000}"), value <= high);

    private static string Name(UniversalCurve truth) =>
        string.Create(CultureInfo.InvariantCulture, $"α {truth.Alpha}, β {truth.Beta}");
}
