namespace GilBench.Runtimes.Installing;

/// <summary>A source release that is only accepted with this checksum.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record PinnedRelease(string Version, Uri Address, string Sha256);
