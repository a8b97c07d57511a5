using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The smallest difference that a run could have seen, and what it recorded that held it back.</summary>
internal sealed record Resolution
{
    /// <summary>With fewer an estimate gives way to a single outlier (docs/measurement.md, 1).</summary>
    public const int EnoughBlocks = 12;

    /// <summary>Steal below this is what a quiet virtual machine shows.</summary>
    private const double LeastSteal = 0.005;

    /// <summary>Fewer rounds lost to other programs than this do not widen an interval.</summary>
    private const double LeastDisturbed = 0.01;

    /// <summary>
    /// How far from 1 the intervals of the A/A controls reach, the typical one, as a share: differences up to this size appear where
    /// there are none. Null where no control has an interval.
    /// </summary>
    public required double? AaControl { get; init; }

    /// <summary>The typical half-width of the speed-ups' intervals, as a share; null where none has one.</summary>
    public required double? SpeedUps { get; init; }

    /// <summary>Those on which a neighbour worked.</summary>
    public required IReadOnlyList<CoreSteadiness> SlowCores { get; init; }

    /// <summary>What the hypervisor took of the cores' time; 0 where it was little, or does not tell.</summary>
    public required double StealShare { get; init; }

    /// <summary>How long a CPU quota stopped what was measured.</summary>
    public required double ThrottledSeconds { get; init; }

    /// <summary>Rounds (of earlier runs: launches) that other programs disturbed, of all.</summary>
    public required double OtherProgramsShare { get; init; }

    /// <summary>Valid ones.</summary>
    public required int Blocks { get; init; }

    /// <summary>
    /// As a share: what differs by less could have been noise, or could not have been told from none; null where no interval is known.
    /// </summary>
    public double? SmallestDifference => AaControl is { } same && SpeedUps is { } half ? Math.Max(same, half) : AaControl ?? SpeedUps;

    public bool HasFewBlocks => Blocks < EnoughBlocks;

    public static Resolution Of(Run run, RunAnalysis analysis)
    {
        var noises = run.Groups.Select(end => end.Noise).Concat(run.Launches.Select(launch => launch.Noise)).OfType<NoiseDelta>().ToList();
        var steal = StealOf(noises);
        var disturbed = DisturbedByPrograms(run, analysis);
        return new Resolution
        {
            AaControl = Medians.OfKnown(analysis.AaIntervals.Select(interval => interval.Ratio.FarEnd)),
            SpeedUps = Medians.OfKnown(analysis.Arms.SelectMany(arm => new[] { arm.OverOneWorkerBaseline, arm.OverSequential })
                .Select(speedUp => speedUp?.Ratio.HalfWidth)),
            SlowCores = [.. analysis.Cores.Where(core => core.IsUnsteady).OrderByDescending(core => core.SlowShare)],
            StealShare = steal < LeastSteal ? 0 : steal,
            ThrottledSeconds = noises.Sum(noise => noise.ThrottledSeconds ?? 0),
            OtherProgramsShare = disturbed < LeastDisturbed ? 0 : disturbed,
            Blocks = analysis.Blocks.Valid,
        };
    }

    /// <summary>The mean over what was watched, weighted by how long each part was.</summary>
    private static double StealOf(IReadOnlyList<NoiseDelta> noises)
    {
        var told = noises.Where(noise => noise is { StealShare: not null, WallSeconds: > 0 }).ToList();
        var watched = told.Sum(noise => noise.WallSeconds);
        return watched > 0 ? told.Sum(noise => noise.StealShare!.Value * noise.WallSeconds) / watched : 0;
    }

    private static double DisturbedByPrograms(Run run, RunAnalysis analysis) => analysis.Rounds.Run > 0
        ? Share(
            analysis.Rounds.Reasons.Where(reason => reason.By == Disturbance.OtherPrograms).Sum(reason => reason.Rounds),
            analysis.Rounds.Run)
        : Share(
            analysis.Launches.DisturbedBy.Where(reason => reason.By == Disturbance.OtherPrograms).Sum(reason => reason.Launches),
            run.Launches.Count);

    private static double Share(int some, int all) => all == 0 ? 0 : (double)some / all;
}
