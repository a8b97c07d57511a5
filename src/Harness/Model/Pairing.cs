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

    /// <summary>
    /// The pair with the first stock build that is like it in all else, failing that with the first of its minor version that may be,
    /// failing that with the first that differs.
    /// </summary>
    /// <param name="runtimes">In the order of preference.</param>
    public static RuntimePair? Of(Runtime freeThreaded, IReadOnlyList<Runtime> runtimes) => runtimes
        .Where(other => other.IsPython && other.Description.GilDisabledBuild != true
            && OfSameMinor(other.Description, freeThreaded.Description))
        .Select(stock => new RuntimePair(stock, freeThreaded, Compare(stock.Description, freeThreaded.Description)))
        .OrderBy(pair => pair.Builds switch { { IsAlike: true } => 0, { IsUnlike: false } => 1, _ => 2 })
        .FirstOrDefault();

    /// <summary>
    /// What differs besides the GIL; nothing for builds of one source with one compiler and one set of flags. What one of them does not
    /// tell is no difference.
    /// </summary>
    public static BuildComparison Compare(RuntimeDescription stock, RuntimeDescription freeThreaded)
    {
        List<string> differences = [];
        List<string> unknown = [];
        Of("implementation", stock.Implementation, freeThreaded.Implementation);
        Of("version", stock.Version, freeThreaded.Version);
        Of("compiler", CompilerOf(stock), CompilerOf(freeThreaded));
        Of("PGO", Word(stock.Pgo), Word(freeThreaded.Pgo));
        Of("LTO", Word(stock.Lto), Word(freeThreaded.Lto));
        Of("JIT", Word(stock.Jit), Word(freeThreaded.Jit));
        Of("debug build", Word(stock.Debug), Word(freeThreaded.Debug));
        var (flags, otherFlags) = (FlagsOf(stock), FlagsOf(freeThreaded));
        var same = flags is not null && otherFlags is not null && flags.SequenceEqual(otherFlags);
        Of("compiler flags",
            flags is null ? null : same ? "" : Join(flags.Except(otherFlags ?? [])),
            otherFlags is null ? null : same ? "" : Join(otherFlags.Except(flags ?? [])));
        return new BuildComparison(differences, unknown);

        void Of(string what, string? one, string? other)
        {
            if (one is null || other is null)
            {
                unknown.Add(what);
            }
            else if (one != other)
            {
                differences.Add($"{what}: {one} against {other}");
            }
        }
    }

    private static bool OfSameMinor(RuntimeDescription one, RuntimeDescription other) =>
        one.Implementation == other.Implementation && VersionNumber.MinorOf(one.Version) == VersionNumber.MinorOf(other.Version);

    private static string? CompilerOf(RuntimeDescription description) =>
        Compiler().Match(description.FullVersion) is { Success: true } match ? match.Value : null;

    private static string[]? FlagsOf(RuntimeDescription description) => description.CompilerFlags is { } flags
        ? [.. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(flag => !BelongsToThePair().IsMatch(flag))]
        : null;

    private static string? Word(bool? flag) => flag switch { true => "yes", false => "no", null => null };

    private static string Join(IEnumerable<string> flags) => string.Join(' ', flags) is { Length: > 0 } text ? text : "the same";

    // What makes the pair a pair, and where each of them stands.
    [GeneratedRegex("^'?(--disable-gil|--prefix=.*|-DPy_GIL_DISABLED(=1)?)'?$")]
    private static partial Regex BelongsToThePair();

    [GeneratedRegex(@"\[[^\]]+\]")]
    private static partial Regex Compiler();
}

/// <summary>
/// A stock build and a free-threaded build of one minor version, whose difference in time is read as the cost of free threading.
/// </summary>
/// <param name="Builds">
/// How they differ besides the GIL. Only a pair that is known to be alike is a fair one; others are labelled with this.
/// </param>
internal sealed record RuntimePair(Runtime Stock, Runtime FreeThreaded, BuildComparison Builds)
{
    public bool IsMatched => Builds.IsAlike;
}

/// <summary>What is known of how two builds differ besides the GIL.</summary>
/// <param name="Differences">What is known to differ, a phrase each.</param>
/// <param name="Unknown">What at least one of them does not tell, so that it may differ; a word each.</param>
internal sealed record BuildComparison(IReadOnlyList<string> Differences, IReadOnlyList<string> Unknown)
{
    /// <summary>Whether they are known to be alike in all else.</summary>
    public bool IsAlike => Differences.Count == 0 && Unknown.Count == 0;

    public bool IsUnlike => Differences.Count > 0;

    /// <summary>What differs, or may; empty where nothing does.</summary>
    public string Words =>
        string.Join("; ", [.. Differences, .. Unknown.Count > 0 ? new[] { $"unknown whether alike: {string.Join(", ", Unknown)}" } : []]);
}
