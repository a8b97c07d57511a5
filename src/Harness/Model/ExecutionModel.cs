namespace GilBench.Model;

/// <summary>How work is shared among workers.</summary>
/// <param name="Id">The name that selectors and worker requests use.</param>
/// <param name="WorkerKind">What the workers are.</param>
internal sealed record ExecutionModel(string Id, Language Language, WorkerKind WorkerKind, string Summary)
{
    /// <summary>The .NET program that embeds the interpreter, of a model of Python; null where the runtime's own process runs it.</summary>
    public HostProcess? Host { get; init; }

    /// <summary>Whether a .NET program embeds the interpreter.</summary>
    public bool IsEmbedded => Host is not null;
}
