namespace GilBench.Runtimes.Installing;

/// <summary>A place that CPython's source can be had from.</summary>
internal interface IPythonSource
{
    string Name { get; }

    /// <param name="number">Such as <c>3.13</c> or <c>3.13.5</c>.</param>
    bool Offers(string number);

    /// <summary>Brings the verified source into an existing folder.</summary>
    /// <exception cref="RuntimeInstallException">It could not be had, or is not what it should be.</exception>
    Task<SourceTarball> FetchAsync(string number, string folder, CancellationToken cancellation);
}

/// <summary>CPython's source as released, verified.</summary>
/// <param name="Version">With its patch number.</param>
internal sealed record SourceTarball(string Path, string Version);
