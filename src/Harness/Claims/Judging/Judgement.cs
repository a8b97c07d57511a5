using GilBench.Model;

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
    public string Name => $"{Claim.Id} ({(Variant == ClaimVariant.Literal ? "literal" : "restated")}){(Runtime is null ? "" : $" on {Runtime.Id}")}";
}
