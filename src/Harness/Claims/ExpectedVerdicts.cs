namespace GilBench.Claims;

/// <summary>What is expected on each kind of runtime; on one that is null the claim is not judged.</summary>
internal sealed record ExpectedVerdicts(Expectation? Gil = null, Expectation? NoGil = null, Expectation? DotNet = null)
{
    public static ExpectedVerdicts HoldsEverywhere { get; } = new(Expectation.Holds, Expectation.Holds, Expectation.Holds);

    public IReadOnlyList<RuntimeKind> Kinds => [.. Enum.GetValues<RuntimeKind>().Where(kind => On(kind) is not null)];

    public Expectation? On(RuntimeKind kind) => kind switch
    {
        RuntimeKind.Gil => Gil,
        RuntimeKind.NoGil => NoGil,
        _ => DotNet,
    };
}

/// <summary>What a claim's author expects on one kind of runtime.</summary>
internal enum Expectation
{
    Holds,
    Refuted,

    /// <summary>It is measured, and either answer is fine.</summary>
    Open,
}
