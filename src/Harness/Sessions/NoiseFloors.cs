using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Statistics.Gates;

namespace GilBench.Sessions;

/// <summary>What is known of this machine's noise by kind of arm, and what comparisons and calibrations add to it.</summary>
internal sealed class NoiseFloors
{
    private readonly List<AaSession> _seen = [];

    /// <summary>Of a kind of arm; without sessions where none is known.</summary>
    public NoiseFloor Of(string kind) => NoiseFloor.From(LogRatios(kind));

    public KnownFloor KnownOf(string kind)
    {
        double[] sizes = [.. LogRatios(kind).Select(log => Math.Exp(Math.Abs(log)) - 1).Order()];
        return new KnownFloor(
            kind, Of(kind), sizes is [] ? null : sizes[sizes.Length / 2], sizes is [] ? null : sizes[^1],
            Medians.OfKnown(_seen.Where(session => session.Arm.NoiseKind == kind).Select(session => session.DetectableEffect)));
    }

    /// <summary>Adds the A/A sessions in a run.</summary>
    public void Keep(Run run)
    {
        _seen.AddRange(ComparisonJudge.AaSessions(run));
    }

    private List<double> LogRatios(string kind) =>
        [.. _seen.Where(session => session.Arm.NoiseKind == kind).Select(session => session.LogRatio)];
}
