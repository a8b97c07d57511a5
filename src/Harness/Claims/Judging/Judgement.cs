using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>The answer to one variant of a claim on one runtime, with what it rests on.</summary>
/// <param name="Runtime">Null where no runtime of the run could be judged.</param>
/// <param name="Reason">One or two complete sentences.</param>
/// <param name="Certificates">What the GIL certificates of the arms say, one phrase; empty without arms.</param>
internal sealed record Judgement(
    Claim Claim,
    ClaimVariant Variant,
    ClaimStatement Statement,
    Runtime? Runtime,
    Answer Answer,
    string Reason,
    IReadOnlyList<CaseEvidence> Cases,
    string Certificates)
{
    /// <summary>Null where nothing is expected on this runtime.</summary>
    public Expectation? Expected => Runtime is null ? null : Statement.Expected.On(Runtime.KindOf());

    public bool IsJudged => Answer is Answer.Holds or Answer.Refuted;

    /// <summary>Whether the answer is the opposite of what is expected.</summary>
    public bool IsContrary => (Expected, Answer) is (Expectation.Holds, Answer.Refuted) or (Expectation.Refuted, Answer.Holds);

    /// <summary>Such as <c>cpu-threads (restated) on cpython-3.13</c>.</summary>
    public string Name =>
        $"{Claim.Id} ({(Variant == ClaimVariant.Literal ? "literal" : "restated")}){(Runtime is null ? "" : $" on {Runtime.Id}")}";
}

/// <summary>What is answered to a claim.</summary>
internal enum Answer
{
    Holds,
    Refuted,

    /// <summary>It was measured, but the interval or a control leaves it open.</summary>
    Inconclusive,

    /// <summary>Something that it needs is not here.</summary>
    CannotJudge,

    /// <summary>A GIL certificate contradicts an arm: nothing measured there counts.</summary>
    EvidenceRefused,
}

/// <summary>What one case of a claim rests on.</summary>
internal sealed record CaseEvidence
{
    public required ClaimCase Case { get; init; }

    /// <summary>With the factor of this case.</summary>
    public required ClaimTest Test { get; init; }

    /// <summary>Base time ÷ arm time; null where no block has both.</summary>
    public required Estimate? SpeedUp { get; init; }

    /// <summary>What the verdict rests on: the speed-up or, of a claim about it, the efficiency; null where it was not measured.</summary>
    public Estimate? Judged => Test.Relation == ClaimRelation.Efficiency ? Controls.Ceiling?.Efficiency : SpeedUp;

    /// <summary>Blocks that have both.</summary>
    public required int Blocks { get; init; }

    public required ClaimControls Controls { get; init; }

    /// <summary>The arm of the A/A control; null where there is none.</summary>
    public required string? AaControl { get; init; }

    /// <summary>Ids of all arms that the controls rest on.</summary>
    public required IReadOnlyList<string> ControlArms { get; init; }

    /// <summary>ln(base time ÷ arm time), one for each block or group of merged blocks: what the interval rests on.</summary>
    public required double[] Values { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Memory of the arm's workers together; null where it was not read.</summary>
    public required double? ArmPssBytes { get; init; }

    /// <summary>The same of the base.</summary>
    public required double? BasePssBytes { get; init; }
}
