using System.Text.RegularExpressions;

namespace GilBench.Model;

/// <summary>Which stock and free-threaded builds may be compared, and what differs between them besides the GIL.</summary>
internal static partial class Pairing
{
    /// <summary>One pair per free-threaded build that has a partner.</summary>
    /// <param name="runtimes">In the order of preference.</param>
    public static IReadOnlyList<RuntimePair> Of(IReadOnlyList<Runtime> runtimes) =>
        [.. runtimes
            .Where(runtime => runtime is { IsPython: true, Environment.Count: 0, Description.GilDisabledBuild: true })
            .Select(freeThreaded => Of(freeThreaded, runtimes))
            .OfType<RuntimePair>()];

    /// <summary>The pair with the first stock build that is like it in all else, failing that with the first of its minor version.</summary>
    /// <param name="runtimes">In the order of preference.</param>
    public static RuntimePair? Of(Runtime freeThreaded, IReadOnlyList<Runtime> runtimes) => runtimes
        .Where(other => other.IsPython && other.Description.GilDisabledBuild != true && OfSameMinor(other.Description, freeThreaded.Description))
        .Select(stock => new RuntimePair(stock, freeThreaded, Differences(stock.Description, freeThreaded.Description)))
        .OrderBy(pair => pair.IsMatched ? 0 : 1)
        .FirstOrDefault();

    /// <summary>What differs besides the GIL, a phrase each; nothing for builds of one source with one compiler and one set of flags.</summary>
    public static IReadOnlyList<string> Differences(RuntimeDescription stock, RuntimeDescription freeThreaded)
    {
        List<string> differences = [];
        Compare("implementation", stock.Implementation, freeThreaded.Implementation);
        Compare("version", stock.Version, freeThreaded.Version);
        Compare("compiler", CompilerOf(stock), CompilerOf(freeThreaded));
        Compare("PGO", Word(stock.Pgo), Word(freeThreaded.Pgo));
        Compare("LTO", Word(stock.Lto), Word(freeThreaded.Lto));
        Compare("JIT", Word(stock.Jit), Word(freeThreaded.Jit));
        Compare("debug build", Word(stock.Debug), Word(freeThreaded.Debug));
        var (flags, otherFlags) = (FlagsOf(stock), FlagsOf(freeThreaded));
        if (!flags.SequenceEqual(otherFlags))
        {
            Compare("compiler flags", Join(flags.Except(otherFlags)), Join(otherFlags.Except(flags)));
        }

        return differences;

        void Compare(string what, string one, string other)
        {
            if (one != other)
            {
                differences.Add($"{what}: {one} against {other}");
            }
        }
    }

    private static bool OfSameMinor(RuntimeDescription one, RuntimeDescription other) =>
        one.Implementation == other.Implementation && VersionNumber.MinorOf(one.Version) == VersionNumber.MinorOf(other.Version);

    private static string CompilerOf(RuntimeDescription description) =>
        Compiler().Match(description.FullVersion) is { Success: true } match ? match.Value : "unknown";

    private static string[] FlagsOf(RuntimeDescription description) =>
        [.. (description.CompilerFlags ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(flag => !BelongsToThePair().IsMatch(flag))];

    private static string Word(bool? flag) => flag is { } known ? (known ? "yes" : "no") : "unknown";

    private static string Join(IEnumerable<string> flags) => string.Join(' ', flags) is { Length: > 0 } text ? text : "the same";

    // What makes the pair a pair, and where each of them stands.
    [GeneratedRegex("^'?(--disable-gil|--prefix=.*|-DPy_GIL_DISABLED(=1)?)'?$")]
    private static partial Regex BelongsToThePair();

    [GeneratedRegex(@"\[[^\]]+\]")]
    private static partial Regex Compiler();
}
