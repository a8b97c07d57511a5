namespace GilBench.Runtimes.Installing;

/// <summary>The CPython releases that can be built from CPython's own site.</summary>
internal static class PinnedReleases
{
    public static IReadOnlyList<PinnedRelease> All { get; } =
    [
        // The release manager's signature (Python-3.13.5.tar.xz.asc, which Debian ships beside its copy) is over the file of this checksum.
        new("3.13.5", new Uri("https://www.python.org/ftp/python/3.13.5/Python-3.13.5.tar.xz"),
            "93e583f243454e6e9e4588ca2c2662206ad961659863277afcdb96801647d640"),
    ];
}

/// <summary>A source release that is only accepted with this checksum.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record PinnedRelease(string Version, Uri Address, string Sha256);
