using System.Text.RegularExpressions;
using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>
/// Debian's source package, through apt as this machine has it configured: apt checks the archive's signature, the index and the package's
/// checksums. Needs no root and changes nothing of the system.
/// </summary>
internal sealed partial class DebianSource(PatientRunner runner, InstallerSettings settings, IReadOnlyList<string> keyrings) : IPythonSource
{
    private const string OfferedMinor = "3.13";

    /// <summary>Each that is out of reach takes its time; a machine has one Debian archive, and other vendors' beside it.</summary>
    private const int MostArchivesTried = 4;

    /// <summary>Where Debian's package debian-archive-keyring puts the keys, the older name and the newer.</summary>
    public static readonly IReadOnlyList<string> SystemKeyrings =
        ["/usr/share/keyrings/debian-archive-keyring.gpg", "/usr/share/keyrings/debian-archive-keyring.pgp"];

    public string Name => "Debian's source package";

    public bool Offers(string number) => VersionNumber.MinorOf(number) == OfferedMinor;

    public async Task<SourceTarball> FetchAsync(string number, string folder, CancellationToken cancellation)
    {
        var apt = settings.Surroundings.FindProgram("apt-get")
            ?? throw new RuntimeInstallException($"{Name} is out of reach, because there is no apt-get here.");
        var keyring = keyrings.FirstOrDefault(File.Exists)
            ?? throw new RuntimeInstallException(
                $"{Name} is out of reach, because Debian's keys are missing; "
                + "'apt-get update && apt-get install debian-archive-keyring' brings them.");
        var archives = AptConfiguration.ArchivesOf(await TargetsAsync("--release-info"), await TargetsAsync("--no-release-info"));
        List<string> reasons = [];
        foreach (var archive in archives.Take(MostArchivesTried))
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, $"archive-{reasons.Count}")).FullName;
            if (await FetchFromAsync(archive, place) is { } reason)
            {
                reasons.Add($"{archive}: {reason.TrimEnd('.')}");
                continue;
            }

            return Tarball(place, number);
        }

        throw new RuntimeInstallException(reasons.Count == 0
            ? $"{Name} is out of reach, because apt is not configured for a Debian archive here."
            : $"{Name} could not be had from the archives that apt is configured for here ({string.Join("; ", reasons)}).");

        // The index of an archive says whose it is, but what was never downloaded is listed without it only.
        async Task<string> TargetsAsync(string releaseInfo)
        {
            var result = await AptAsync(
                ["indextargets", releaseInfo, "--format", AptConfiguration.TargetFormat, "Created-By: Packages"], folder);
            return result is { Succeeded: true }
                ? result.StandardOutput
                : throw new RuntimeInstallException(
                    $"{Name} could not be had, because apt-get could not list its archives: {runner.WhyNot(result)}");
        }

        async Task<string?> FetchFromAsync(string archive, string place)
        {
            var configuration = Prepare(place, archive, keyring);
            var update = await AptAsync(["-c", configuration, "update"], place);
            if (update is not { Succeeded: true })
            {
                return $"apt-get could not read the index of {AptConfiguration.Suite}: {runner.WhyNot(update)}";
            }

            var source = await AptAsync(["-c", configuration, "source", "--download-only", $"python{OfferedMinor}"], place);
            return source is { Succeeded: true }
                ? null
                : $"apt-get could not fetch the source of Python {OfferedMinor}: {runner.WhyNot(source)}";
        }

        Task<CommandResult?> AptAsync(IReadOnlyList<string> words, string place) => runner.RunAsync(
            new Command(apt, words) { Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" }, WorkingDirectory = place }, place,
            cancellation);
    }

    private static string Prepare(string folder, string archive, string keyring)
    {
        Directory.CreateDirectory(Path.Combine(folder, "state", "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(folder, "cache", "archives", "partial"));
        File.WriteAllText(Path.Combine(folder, "state", "status"), "");
        File.WriteAllText(Path.Combine(folder, "sources.list"), AptConfiguration.SourcesList(archive, keyring));
        var configuration = Path.Combine(folder, "apt.conf");
        File.WriteAllText(configuration, AptConfiguration.Text(folder, Environment.UserName));
        return configuration;
    }

    private SourceTarball Tarball(string folder, string number)
    {
        var tarballs = Directory.GetFiles(folder, "*.orig.tar.*")
            .Select(path => (Path: path, Match: Original().Match(Path.GetFileName(path))))
            .Where(file => file.Match.Success)
            .Select(file => new SourceTarball(file.Path, file.Match.Groups["version"].Value))
            .ToList();
        return tarballs is [var tarball] && (number == OfferedMinor || number == tarball.Version)
            ? tarball
            : throw new RuntimeInstallException(
                $"{Name} is {tarballs.FirstOrDefault()?.Version ?? "without a release tarball"}, not {number}; "
                + $"ask for {OfferedMinor} to take what it has.");
    }

    [GeneratedRegex(@"^python3\.13_(?<version>3\.13\.\d+)\.orig\.tar\.(xz|gz|bz2)$")]
    private static partial Regex Original();
}
