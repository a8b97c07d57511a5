namespace GilBench.Runtimes.Installing;

/// <summary>The texts of a private apt configuration, with which an ordinary user can fetch and verify a source package.</summary>
internal static class AptConfiguration
{
    /// <summary>The Debian release whose Python is taken.</summary>
    public const string Suite = "trixie";

    /// <summary>
    /// What to ask of each line of <c>apt-get indextargets</c>; a field that apt does not know stays as it is written here.
    /// </summary>
    public const string TargetFormat = "$(ORIGIN)|$(LABEL)|$(REPO_URI)";

    private const string DebianOrigin = "Debian";

    /// <summary>
    /// apt.conf(5): all state in one folder, one source list, no hooks of the system, short waits, a failed download is an error.
    /// </summary>
    public static string Text(string folder, string user) => $"""
        Dir::State "{folder}/state";
        Dir::State::lists "{folder}/state/lists";
        Dir::State::status "{folder}/state/status";
        Dir::Cache "{folder}/cache";
        Dir::Cache::archives "{folder}/cache/archives";
        Dir::Cache::pkgcache "{folder}/cache/pkgcache.bin";
        Dir::Cache::srcpkgcache "{folder}/cache/srcpkgcache.bin";
        Dir::Etc::sourcelist "{folder}/sources.list";
        Dir::Etc::sourceparts "-";
        Acquire::Languages "none";
        Acquire::Retries "1";
        Acquire::http::Timeout "10";
        Acquire::https::Timeout "10";
        APT::Update::Error-Mode "any";
        APT::Sandbox::User "{user}";
        #clear APT::Update::Pre-Invoke;
        #clear APT::Update::Post-Invoke;
        #clear APT::Update::Post-Invoke-Success;

        """;

    /// <summary>sources.list(5): the sources of one Debian release, accepted with Debian's keys only.</summary>
    public static string SourcesList(string archive, string keyring) => $"deb-src [signed-by={keyring}] {archive} {Suite} main\n";

    /// <summary>
    /// Archives that may be Debian's, the likeliest first. Who else's they are, an index says once it is there; else the signature does.
    /// </summary>
    /// <param name="downloaded">Lines of <see cref="TargetFormat"/> of the archives whose index is there, with their origin.</param>
    /// <param name="configured">The same lines of all archives that apt is configured for, without their origin.</param>
    public static IReadOnlyList<string> ArchivesOf(string downloaded, string configured)
    {
        var known = Targets(downloaded).ToLookup(target => target.Archive, target => target.Origin);
        return [.. Targets(downloaded).Concat(Targets(configured))
            .Where(target => !target.IsSecurity && !target.Archive.StartsWith("cdrom:", StringComparison.Ordinal))
            .Select(target => target.Archive)
            .Distinct()
            .Where(archive => !known[archive].Any() || known[archive].Contains(DebianOrigin))
            .OrderBy(archive => known[archive].Any() ? 0 : archive.Contains("debian", StringComparison.OrdinalIgnoreCase) ? 1 : 2)];
    }

    private static IEnumerable<(string Origin, string Archive, bool IsSecurity)> Targets(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', 3))
            .Where(fields => fields.Length == 3)
            .Select(fields => (fields[0], fields[2], fields.Any(field => field.Contains("security", StringComparison.OrdinalIgnoreCase))));
}
