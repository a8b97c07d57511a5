namespace GilBench.Runtimes.Installing;

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
