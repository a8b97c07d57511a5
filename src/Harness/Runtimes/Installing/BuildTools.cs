namespace GilBench.Runtimes.Installing;

/// <summary>What building CPython needs of this machine.</summary>
internal static class BuildTools
{
    private const long PlainBytes = 1_500_000_000;
    private const long OptimizedBytes = 3_000_000_000;

    // The first that is there is what CPython's configure takes, too.
    private static readonly string[] Compilers = ["gcc", "cc", "clang"];
    private static readonly string[] Others = ["make", "tar", "xz"];

    /// <exception cref="RuntimeInstallException">A program is missing, or there is too little room in the cache's file system.</exception>
    public static void Require(InstallerSettings settings, InstallGroup group)
    {
        var missing = Missing(settings.Surroundings);
        if (missing.Count > 0)
        {
            throw new RuntimeInstallException(
                $"Python {group} cannot be built here without {Listed(missing)}; {CommandThatBrings(settings.Surroundings.OsRelease)}.");
        }

        var (free, needed) = (settings.FreeBytes(settings.Cache.Root), group.Optimized ? OptimizedBytes : PlainBytes);
        if (free < needed)
        {
            throw new RuntimeInstallException(
                $"Python {group} cannot be built in {settings.Cache.Root}: {free / 1e9:0.0} GB are free there "
                + $"and {needed / 1e9:0.0} GB are needed; free some, or set XDG_CACHE_HOME to a folder with more room.");
        }
    }

    private static List<string> Missing(Surroundings surroundings)
    {
        List<string> missing = [];
        var own = surroundings.Variable("CC")?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        if (!(own is null ? Compilers : [own]).Any(compiler => surroundings.FindProgram(compiler) is not null || File.Exists(compiler)))
        {
            missing.Add(own is null ? "a C compiler" : $"the C compiler '{own}' that CC names");
        }

        missing.AddRange(Others.Where(program => surroundings.FindProgram(program) is null));
        return missing;
    }

    private static string Listed(List<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";

    private static string CommandThatBrings(string osRelease)
    {
        var families = osRelease.Split('\n')
            .Where(line => line.StartsWith("ID=", StringComparison.Ordinal) || line.StartsWith("ID_LIKE=", StringComparison.Ordinal))
            .SelectMany(line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\'').Split(' '))
            .ToHashSet();
        return families switch
        {
            _ when families.Overlaps(["debian", "ubuntu"]) => "'apt-get update && apt-get install build-essential xz-utils' brings them",
            _ when families.Overlaps(["fedora", "rhel", "centos"]) => "'dnf install gcc make tar xz' brings them",
            _ when families.Overlaps(["suse", "opensuse"]) => "'zypper install gcc make tar xz' brings them",
            _ when families.Contains("arch") => "'pacman -S base-devel' brings them",
            _ when families.Contains("alpine") => "'apk add build-base linux-headers tar xz' brings them",
            _ => "install gcc, make, tar and xz with this system's package manager",
        };
    }
}
