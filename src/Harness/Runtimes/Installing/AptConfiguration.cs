namespace GilBench.Runtimes.Installing;

/// <summary>The texts of a private apt configuration, with which an ordinary user can fetch and verify a source package.</summary>
internal static class AptConfiguration
{
    /// <summary>The Debian release whose Python is taken.</summary>
    public const string Suite = "trixie";

    /// <summary>What to ask of each line of <c>apt-get indextargets</c>; a field that apt does not know yet stays as it is written here.</summary>
    public const string TargetFormat = "$(ORIGIN)|$(LABEL)|$(REPO_URI)";

    private const string UnknownOrigin = "$(ORIGIN)";

    /// <summary>apt.conf(5): all state in one folder, one source list, no hooks of the system, short waits, a failed download is an error.</summary>
    public static string Text(string folder, string user) => $"""
        Dir::State "{folder}/state";
        Dir::State::status "{folder}/state/status";
        Dir::Cache "{folder}/cache";
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

    /// <summary>The Debian archive that this machine is configured for; null where there is none.</summary>
    /// <param name="targets">
    /// Lines of <see cref="TargetFormat"/>. Where the user's lists are empty the origin is unknown; the signature decides then.
    /// </param>
    public static string? ArchiveOf(string targets) =>
        targets.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', 3))
            .Where(fields => fields.Length == 3 && fields[0] is "Debian" or UnknownOrigin or "")
            .Where(fields => !fields.Any(field => field.Contains("security", StringComparison.OrdinalIgnoreCase)))
            .Where(fields => !fields[2].StartsWith("cdrom:", StringComparison.Ordinal))
            .OrderBy(fields => fields[0] == "Debian" ? 0 : 1)
            .Select(fields => fields[2])
            .FirstOrDefault();
}
