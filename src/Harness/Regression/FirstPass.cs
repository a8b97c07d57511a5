using GilBench.Statistics.Gates;

namespace GilBench.Regression;

/// <summary>The gate over one metric of all arms, or of arms together, by the first measuring.</summary>
internal sealed class FirstPass
{
    public FirstPass(GatedMetric gated, IReadOnlyList<ComparedSides> sides)
    {
        (Gated, Sides) = (gated, sides);
        Measured = [.. sides.Where(side => side.LogSlowDowns.Length > 0)];
        Findings = SlowDownGate.Pass([.. Measured.Select(side => side.ForGate)]).ToDictionary(finding => finding.Name);
        Alarmed = Findings.Values.Where(finding => finding.Alarm).Select(finding => finding.Name).ToHashSet();
        Quiet = Measured.Where(ShowsNoDifference).Select(side => side.Name).ToHashSet();
    }

    public GatedMetric Gated { get; }

    public IReadOnlyList<ComparedSides> Sides { get; }

    /// <summary>Those of which both sides have a figure.</summary>
    public IReadOnlyList<ComparedSides> Measured { get; }

    /// <summary>By the arm's name.</summary>
    public IReadOnlyDictionary<string, GateFinding> Findings { get; }

    public HashSet<string> Alarmed { get; }

    /// <summary>
    /// Shown to be no slower. An arm that was only too noisy may be as slow as those that alarmed, and would put the machine under
    /// suspicion where the head is to blame: seen, a head with 10 % more work everywhere.
    /// </summary>
    public HashSet<string> Quiet { get; }

    private bool ShowsNoDifference(ComparedSides side) =>
        NoDifference.IsShown(side.Ratio, side.Margin, Findings[side.Name].MinimumDetectableEffect, side.Sought);
}
