using System.Globalization;
using System.Text.RegularExpressions;
using GilBench.Model;

namespace GilBench.Fleets;

/// <summary>What a reader calls a machine of a fleet.</summary>
/// <param name="Letter">Its place by cores: A, B, … Charts have no room for more.</param>
/// <param name="Cores">Such as <c>16 cores</c>, or <c>4 of 64 cores</c> where it may use no more.</param>
/// <param name="Name">Cores, CPU and the first letters of its fingerprint: <c>16 cores, AMD EPYC 7B13 (3f2a)</c>.</param>
/// <param name="Folder">Of its own report within the fleet's: letters, digits, hyphens.</param>
internal sealed partial record MachineLabel(string Letter, string Cores, string Name, string Folder)
{
    /// <summary>Fewer letters of a fingerprint would often be alike.</summary>
    private const int FewestLetters = 4;

    /// <summary>Longer names of CPUs leave no room beside them.</summary>
    private const int MostOfCpu = 36;

    /// <summary>Such as <c>B: 16 cores, AMD EPYC 7B13 (3f2a)</c>.</summary>
    public string Text => $"{Letter}: {Name}";

    /// <summary>Within a sentence, such as <c>16 cores (B)</c>.</summary>
    public string Short => $"{Cores} ({Letter})";

    /// <param name="machines">Of different fingerprints, in the order of the letters.</param>
    public static IReadOnlyList<MachineLabel> Of(IReadOnlyList<MachineDescription> machines)
    {
        var letters = LettersThatDiffer([.. machines.Select(machine => machine.Fingerprint)]);
        return [.. machines.Select((machine, place) => Of(machine, LetterOf(place), Beginning(machine.Fingerprint, letters)))];
    }

    private static MachineLabel Of(MachineDescription machine, string letter, string fingerprint)
    {
        var cores = MachineCores.TextOf(machine);
        return new MachineLabel(
            letter,
            cores,
            $"{cores}, {CpuOf(machine)} ({VisibleText.Of(fingerprint)})",
            string.Create(
                CultureInfo.InvariantCulture, $"{MachineCores.UsableOf(machine)}-cores-{OtherCharacters().Replace(fingerprint, "")}"));
    }

    /// <summary>As many first letters as tell all of them apart.</summary>
    private static int LettersThatDiffer(IReadOnlyList<string> fingerprints)
    {
        var letters = FewestLetters;
        while (letters < fingerprints.Max(one => one.Length)
            && fingerprints.Select(one => Beginning(one, letters)).Distinct().Count() < fingerprints.Count)
        {
            letters++;
        }

        return letters;
    }

    private static string Beginning(string text, int letters) => text.Length <= letters ? text : text[..letters];

    /// <summary>A to Z, then AA, AB, …</summary>
    private static string LetterOf(int place) => (place < 26 ? "" : LetterOf((place / 26) - 1)) + (char)('A' + (place % 26));

    private static string CpuOf(MachineDescription machine)
    {
        var words = Decoration().Replace(machine.CpuModel ?? "", " ");
        var name = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? $"{machine.Architecture} CPU" : VisibleText.Cut(name, MostOfCpu);
    }

    /// <summary>What CPUs carry in their names beside the name; their number of cores too: that of this machine stands before it.</summary>
    [GeneratedRegex(@"\((R|TM)\)|\b\d+-Core\b|\bProcessor\b|\bCPU\b|@.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Decoration();

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex OtherCharacters();
}

/// <summary>How many cores a machine has for what is measured.</summary>
internal static class MachineCores
{
    /// <summary>Physical cores, as far as affinity mask and quota leave them.</summary>
    public static int UsableOf(MachineDescription machine) => Math.Max(1, Math.Min(Of(machine), machine.Limits.CountUsable()));

    public static string TextOf(MachineDescription machine) => UsableOf(machine) < Of(machine)
        ? string.Create(CultureInfo.InvariantCulture, $"{UsableOf(machine)} of {Counted.Of(Of(machine), "core")}")
        : Counted.Of(Of(machine), "core");

    private static int Of(MachineDescription machine) => machine.PhysicalCores ?? machine.LogicalCpus;
}
