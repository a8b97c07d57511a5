using GilBench.Statistics.Sampling;

namespace GilBench.Statistics.Acceptance;

/// <summary>
/// A group of arms on a <see cref="SimulatedMachine"/>: a one-worker baseline on each core, the arm and its A/A control, and the native
/// control with its own baselines. The same launches and slices in either order: in rounds, or each launch's slices in a row.
/// </summary>
/// <param name="First">What slows the first core; null where nothing does.</param>
/// <param name="Second">What slows the second.</param>
/// <param name="Arm">How the arm and its A/A control use the cores.</param>
/// <param name="InRounds">Whether the arms take turns, slice by slice, or one launch ends before the next begins.</param>
internal sealed record SimulatedGroup(SlowEpisodes? First, SlowEpisodes? Second, CoreUse Arm, bool InRounds)
{
    private const int Rounds = 9;
    private const double SliceSeconds = 0.025;
    private const double StartUpSeconds = 0.15;
    private const int FirstBase = 0, SecondBase = 1, Judged = 2, AaControl = 3, FirstNative = 4, SecondNative = 5, Native = 6;

    /// <summary>How launches of the same arm differ, and slices of the same launch.</summary>
    private static readonly SimulatedNoise s_launches = new(0.01), s_slices = new(0.01);

    private CoreUse[] Uses => [CoreUse.First, CoreUse.Second, Arm, Arm, CoreUse.First, CoreUse.Second, CoreUse.Split];

    public SimulatedSession Measure(SplitMix64 generator, int blocks)
    {
        var machine = new SimulatedMachine(generator, First, Second);
        List<SimulatedBlock> measured =
        [
            .. Enumerable.Range(0, blocks).Select(_ =>
            {
                var times = SliceTimes(machine, generator);
                return InRounds ? ByRound(times) : ByLaunch(times);
            }),
        ];
        return new SimulatedSession(measured) { BothLaunchesCount = InRounds };
    }

    /// <summary>Slice times, arm by arm and round by round.</summary>
    private double[][] SliceTimes(SimulatedMachine machine, SplitMix64 generator)
    {
        var uses = Uses;
        var shuffler = new BlockShuffler(generator.Next());
        var levels = s_launches.Launches(generator, uses.Length);
        var times = uses.Select(_ => new double[Rounds]).ToArray();
        void Slice(int arm, int round) =>
            times[arm][round] = machine.Run(SliceSeconds * s_slices.Launch(generator, levels[arm]), uses[arm]);

        if (InRounds)
        {
            machine.Pass(StartUpSeconds * uses.Length);
            for (var round = 0; round < Rounds; round++)
            {
                // The native control and its baselines together, and what is judged together, as a run's rounds have them.
                foreach (var arm in shuffler.OrderByFamily(round, uses.Length, arm => arm >= FirstNative))
                {
                    Slice(arm, round);
                }
            }

            return times;
        }

        foreach (var arm in shuffler.Order(0, uses.Length))
        {
            machine.Pass(StartUpSeconds);
            for (var round = 0; round < Rounds; round++)
            {
                Slice(arm, round);
            }
        }

        return times;
    }

    private static SimulatedBlock ByRound(double[][] times)
    {
        // The A/A control is a launch of the same arm, on the same cores, and both count.
        var arm = new RoundTimes(AtMeanRate(times[FirstBase], times[SecondBase]), AtMeanRate(times[Judged], times[AaControl]));
        var native = new RoundTimes(AtMeanRate(times[FirstNative], times[SecondNative]), ByNumber(times[Native]));
        var aaControl = new RoundTimes(ByNumber(times[Judged]), ByNumber(times[AaControl]));
        return new SimulatedBlock(
            RoundRatio.LogRatio(arm)!.Value,
            RoundRatio.LogRatio(aaControl)!.Value,
            RoundRatio.LogRatio(native)!.Value,
            RoundRatio.LogEfficiency(arm, native)!.Value);
    }

    private static SimulatedBlock ByLaunch(double[][] times)
    {
        var medians = BlockValues.Of(times);
        var speedUp = Math.Log(RoundRatio.TimeAtMeanRate([medians[FirstBase], medians[SecondBase]]) / medians[Judged]);
        var ceiling = Math.Log(RoundRatio.TimeAtMeanRate([medians[FirstNative], medians[SecondNative]]) / medians[Native]);
        return new SimulatedBlock(speedUp, Math.Log(medians[Judged] / medians[AaControl]), ceiling, speedUp - ceiling);
    }

    private static Dictionary<int, double> AtMeanRate(double[] first, double[] second) =>
        ByNumber([.. first.Zip(second, (one, other) => RoundRatio.TimeAtMeanRate([one, other]))]);

    private static Dictionary<int, double> ByNumber(double[] times) =>
        times.Index().ToDictionary(round => round.Index, round => round.Item);
}
