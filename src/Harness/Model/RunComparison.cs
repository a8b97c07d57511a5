namespace GilBench.Model;

/// <summary>What a run compares: two sides of the same work, whose arms stand in the same rounds.</summary>
/// <param name="Notes">what a reader must know of what is not compared, or differs in more than time: complete sentences.</param>
internal sealed record RunComparison(
    ComparisonKind Kind, ComparisonSide Base, ComparisonSide Head, IReadOnlyList<ComparedArm> Arms, IReadOnlyList<string> Notes);

/// <param name="Name">For a reader: a revision, <c>work tree</c>, or an interpreter's id.</param>
/// <param name="Commit">Of a revision; null where the side is none.</param>
internal sealed record ComparisonSide(string Name, string? Commit)
{
    /// <summary>Such as <c>main (3d752ce)</c>.</summary>
    public string Label => Commit is { Length: >= 7 } commit && !Name.StartsWith(commit[..7], StringComparison.Ordinal)
        ? $"{Name} ({commit[..7]})"
        : Name;
}

/// <summary>One arm on both sides: a group of its own.</summary>
/// <param name="Name">What both sides share, such as <c>score:threads@cpython-3.13:2x2</c>.</param>
/// <param name="Base">Id of the arm.</param>
/// <param name="BaseAgain">Id of the base's A/A control: what differs between it and the base is noise.</param>
/// <param name="Head">Id of the arm; of a calibration session that of the base itself.</param>
/// <param name="NoiseKind">What decides how noisy it is; floors are kept by it, such as <c>cpu:threads@cpython-3.13:2x2</c>.</param>
internal sealed record ComparedArm(string Name, string Base, string BaseAgain, string Head, string NoiseKind)
{
    /// <param name="name">Of an arm, or of several together.</param>
    public static string WorkloadOf(string name) => name.Split(':')[0];

    public IReadOnlyList<string> Ids => [.. new[] { Base, BaseAgain, Head }.Distinct()];
}

internal enum ComparisonKind
{
    /// <summary>Two git revisions of the user's code, or one and the work tree.</summary>
    Revisions,

    /// <summary>The same code under two interpreters.</summary>
    Interpreters,

    /// <summary>Two runs that were measured apart.</summary>
    StoredRuns,

    /// <summary>The base against itself, to learn how much this machine makes equal things differ.</summary>
    Calibration,
}
