namespace GilBench.Runtimes.Installing;

/// <summary>What one number of an install request came to: one build or a matched pair.</summary>
/// <param name="Origin">Where it came from.</param>
internal sealed record InstallOutcome(IReadOnlyList<InstalledRuntime> Runtimes, InstallOrigin Origin);

/// <summary>Where installed interpreters came from.</summary>
internal enum InstallOrigin
{
    /// <summary>They were in the cache already; nothing was done.</summary>
    Cache,

    /// <summary>Built by others and brought by uv.</summary>
    Uv,

    /// <summary>Built here from CPython's source.</summary>
    Source,
}

/// <summary>An interpreter could not be installed; the message is one sentence: what, where, what to try.</summary>
internal sealed class RuntimeInstallException(string sentence) : Exception(sentence);
