using GilBench.Statistics.Intervals;
using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether launches, blocks and stopping are such that an A/A control raises no alarm.</summary>
internal static class SamplingAcceptance
{
    private const int Repeats = 4_000;
    private const double Cv = 0.02;

    /// <summary>Equal spread between and within launches.</summary>
    public static IReadOnlyList<AcceptanceRow> PseudoReplication() =>
    [
        AcceptanceRow.AtMost("A/A alarms, 5 launches × 15 iterations (five have no finite interval)", LaunchAlarms(5, 15, Paired), 0.07),
        AcceptanceRow.AtMost("A/A alarms, 5 launches × 15 iterations, unpaired", LaunchAlarms(5, 15, Unpaired), 0.07),
        AcceptanceRow.AtMost("A/A alarms, 12 launches × 5 iterations", LaunchAlarms(12, 5, Paired), 0.07),
        AcceptanceRow.AtMost("A/A alarms, 20 launches × 3 iterations", LaunchAlarms(20, 3, Paired), 0.07),
        AcceptanceRow.AtLeast("the same, had iterations been pooled (5 × 15): alarms", Alarms(5, 15, Pooled), 0.40),
    ];

    /// <summary>A machine that becomes 30 % slower over the run, in the shuffled order of the real scheduler.</summary>
    public static IReadOnlyList<AcceptanceRow> Drift()
    {
        const int blocks = 12;
        return
        [
            AcceptanceRow.AtMost("A/A alarms under 30 % drift, shuffled blocks", DriftAlarms(Shuffled), 0.06),
            AcceptanceRow.AtLeast(
                "the same, had A always come first (ABAB): alarms", DriftAlarms((_, block, arm) => (2 * block) + arm), 0.15),
            AcceptanceRow.AtLeast(
                "the same, had all of A come first (AAABBB): alarms", DriftAlarms((_, block, arm) => (blocks * arm) + block), 0.98),
        ];

        static int Shuffled(BlockShuffler shuffler, int block, int arm) => (2 * block) + Array.IndexOf(shuffler.Order(block, 2), arm);

        static double DriftAlarms(Func<BlockShuffler, int, int, int> slotOf) => Repetitions.Share(Repeats, 202, generator =>
        {
            var noise = new SimulatedNoise(Cv);
            var shuffler = new BlockShuffler(generator.Next());
            double[][] arms = [new double[blocks], new double[blocks]];
            for (var block = 0; block < blocks; block++)
            {
                for (var arm = 0; arm < 2; arm++)
                {
                    arms[arm][block] = noise.Launch(generator, 1 + (0.30 * slotOf(shuffler, block, arm) / (2 * blocks)));
                }
            }

            return Alarms(PairedRatio.Of(arms[0], arms[1]));
        });
    }

    public static IReadOnlyList<AcceptanceRow> WidthStopping()
    {
        (string Text, StoppingRule Rule)[] rules =
        [
            ("gate", StoppingRule.ForGate()),
            ("claim", StoppingRule.ForClaim(0.10)),
            ("claim, quick", StoppingRule.ForClaim(0.10, StoppingRule.QuickMinimumBlocks)),
        ];
        double[] spreads = [0.01, 0.02, 0.03, 0.05];
        return [.. rules.SelectMany(rule => spreads.Select(cv =>
        {
            var share = Repetitions.Share(
                Repeats, 203, generator => IntervalAcceptance.Covers(RunUntilStopped(rule.Rule, new(cv), generator), 1));
            return AcceptanceRow.AtLeast($"coverage after stopping on width, {rule.Text}, CV {cv * 100:0} %", share, 0.93);
        }))];
    }

    public static IReadOnlyList<AcceptanceRow> Shuffler()
    {
        const int draws = 600_000;
        var oneRun = new BlockShuffler(2026);
        return
        [
            .. Rows("blocks of one run", Enumerable.Range(0, draws).Select(block => Name(oneRun.Order(block, 3)))),
            .. Rows("first blocks of many runs", Repetitions.Collect(
                draws, 205, generator => Name(new BlockShuffler(generator.Next()).Order(0, 3)))),
        ];

        static string Name(int[] order) => string.Concat(order.Select(arm => "ABC"[arm]));

        static IEnumerable<AcceptanceRow> Rows(string of, IEnumerable<string> orders) =>
            orders.CountBy(order => order).OrderBy(pair => pair.Key)
            .Select(pair => AcceptanceRow.Between(
                $"share of the order {pair.Key}, {of}", pair.Value / (double)draws, (1 / 6.0) - 0.002, (1 / 6.0) + 0.002));
    }

    private static Estimate RunUntilStopped(StoppingRule rule, SimulatedNoise noise, SplitMix64 generator)
    {
        var logRatios = new List<double>();
        while (true)
        {
            logRatios.Add(Math.Log(noise.Launch(generator) / noise.Launch(generator)));
            var looks = rule.LastLook(logRatios.Count) == logRatios.Count;
            if (!looks && logRatios.Count < rule.MaximumBlocks)
            {
                continue;
            }

            var interval = PairedRatio.FromLogRatios(logRatios.ToArray());
            if (rule.IsNarrow(interval.HalfWidth) || logRatios.Count >= rule.MaximumBlocks)
            {
                return interval;
            }
        }
    }

    private static double LaunchAlarms(int launches, int iterations, Func<double[], double[], Estimate> ratio) =>
        Alarms(launches, iterations, (a, b) => ratio(BlockValues.Of(a), BlockValues.Of(b)));

    private static double Alarms(int launches, int iterations, Func<double[][], double[][], Estimate> ratio) =>
        Repetitions.Share(
            Repeats, 201, generator => Alarms(ratio(Arm(generator, launches, iterations), Arm(generator, launches, iterations))));

    private static bool Alarms(Estimate interval) => !IntervalAcceptance.Covers(interval, 1);

    private static Estimate Paired(double[] a, double[] b) => PairedRatio.Of(a, b);

    private static Estimate Unpaired(double[] a, double[] b) => Fieller.Ratio(a, b);

    private static Estimate Pooled(double[][] a, double[][] b) => Fieller.Ratio([.. a.SelectMany(x => x)], [.. b.SelectMany(x => x)]);

    private static double[][] Arm(SplitMix64 generator, int launches, int iterations)
    {
        var noise = new SimulatedNoise(Cv);
        return [.. Enumerable.Range(0, launches).Select(_ => noise.Launches(generator, iterations, noise.Launch(generator)))];
    }
}
