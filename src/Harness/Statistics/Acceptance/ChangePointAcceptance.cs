using GilBench.Statistics.ChangePoints;
using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>Whether change points are found where a series has them, and nowhere else.</summary>
internal static class ChangePointAcceptance
{
    private const int Runs = 60;
    private const double Cv = 0.02;
    private const double Step = 0.05;

    /// <summary>How much a run of the correlated series takes over from the one before.</summary>
    private const double Carried = 0.5;

    public static IReadOnlyList<AcceptanceRow> Independent()
    {
        var steps = Steps(0, 511);
        return
        [
            AcceptanceRow.AtMost($"a change point where nothing changed, {Runs} runs, CV {Cv * 100:0} %", Alarms(0, 501), 0.01),
            AcceptanceRow.AtLeast($"a step of {Step * 100:0} % is found", steps.Found, 0.97),
            AcceptanceRow.AtLeast("the same, at most two runs beside where it is", steps.Near, 0.94),
        ];
    }

    /// <summary>Each run resembles the one before.</summary>
    public static IReadOnlyList<AcceptanceRow> Correlated() =>
    [
        AcceptanceRow.AtMost($"a change point where nothing changed, {Runs} runs, correlation {Carried:0.0}", Alarms(Carried, 502), 0.025),
        AcceptanceRow.AtLeast($"a step of {Step * 100:0} % is found, correlation {Carried:0.0}", Steps(Carried, 512).Found, 0.92),
    ];

    /// <summary>One run that is half as slow again: nothing that lasts.</summary>
    public static IReadOnlyList<AcceptanceRow> Spike() =>
    [
        AcceptanceRow.AtMost($"a single spike of 50 % in {Runs} runs is taken for a change", Repetitions.Share(1_000, 503, generator =>
        {
            var logs = Series(generator, 0, Runs);
            logs[generator.Below(Runs)] += Math.Log(1.5);
            return Found(logs, generator).Count > 0;
        }), 0.01),
    ];

    /// <summary>A step that lasts, on a machine on which equal runs differ by more.</summary>
    public static IReadOnlyList<AcceptanceRow> BelowTheFloor()
    {
        const double floor = 0.08;
        return
        [
            AcceptanceRow.AtMost(
                $"a step of {Step * 100:0} % is taken for a change where the machine's noise floor is {floor * 100:0} %",
                Repetitions.Share(500, 504, generator => EDivisive.Find(
                    Series(generator, 0, Runs / 2), Math.Log(1 + floor), generator.Next()).Count > 0), 0.01),
        ];
    }

    private static double Alarms(double carried, ulong seed) =>
        Repetitions.Share(2_000, seed, generator => Found(Series(generator, carried, Runs), generator).Count > 0);

    /// <summary>Of series with a step in their middle third, in how many one is found, and in how many where it is.</summary>
    private static (double Found, double Near) Steps(double carried, ulong seed)
    {
        const int series = 500;
        var outcomes = Repetitions.Collect(series, seed, generator =>
        {
            var change = (Runs / 3) + generator.Below((Runs / 3) + 1);
            var points = Found(Series(generator, carried, change), generator);
            return (Found: points.Count > 0, Near: points.Any(point => Math.Abs(point.Index - change) <= 2));
        });
        return (outcomes.Count(one => one.Found) / (double)series, outcomes.Count(one => one.Near) / (double)series);
    }

    private static IReadOnlyList<ChangePoint> Found(double[] logs, SplitMix64 generator) => EDivisive.Find(logs, 0, generator.Next());

    /// <summary>Logarithms of as many runs as a series has, slower by <see cref="Step"/> from a run on.</summary>
    /// <param name="change">The first slower one; behind the last, none is.</param>
    private static double[] Series(SplitMix64 generator, double carried, int change) =>
    [
        .. SimulatedNoise.Correlated(generator, Runs, carried)
            .Select((deviation, run) => Math.Log((run < change ? 1 : 1 + Step) * (1 + (Cv * deviation)))),
    ];
}
