namespace GilBench.Runtimes;

/// <summary>A candidate that cannot be measured.</summary>
/// <param name="Source">As in <see cref="Candidate"/>, or <c>dotnet</c>.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record RejectedRuntime(string Path, string Source, string Reason);
