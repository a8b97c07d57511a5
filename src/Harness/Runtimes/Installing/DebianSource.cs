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
                $"{Name} is out of reach, because Debian's keys are missing; 'apt-get install debian-archive-keyring' brings them.");
        var targets = await AptAsync(
            new Command(apt, ["indextargets", "--format", AptConfiguration.TargetFormat, "Created-By: Packages"]), "list its archives");
        var archive = AptConfiguration.ArchiveOf(targets.StandardOutput)
            ?? throw new RuntimeInstallException($"{Name} is out of reach, because apt is not configured for a Debian archive here.");

        var configuration = Prepare(folder, archive, keyring);
        await AptAsync(new Command(apt, ["-c", configuration, "update"]), $"read the index of {AptConfiguration.Suite}");
        await AptAsync(
            new Command(apt, ["-c", configuration, "source", "--download-only", $"python{OfferedMinor}"]) { WorkingDirectory = folder },
            $"fetch the source of Python {OfferedMinor}");
        return Tarball(folder, number);

        async Task<CommandResult> AptAsync(Command command, string purpose)
        {
            var plain = command with { Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" } };
            var result = await runner.RunAsync(plain, folder, cancellation);
            return result is { Succeeded: true }
                ? result
                : throw new RuntimeInstallException(
                    $"{Name} could not be had, because apt-get could not {purpose}: {runner.WhyNot(result)}");
        }
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
