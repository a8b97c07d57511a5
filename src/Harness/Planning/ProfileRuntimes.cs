using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Which of the runtimes that are there a profile measures, and which it would have measured too.</summary>
internal static class ProfileRuntimes
{
    /// <summary>Of CPython: with a GIL, and free-threaded.</summary>
    private static readonly bool[] BothKinds = [false, true];

    /// <summary>
    /// What the profile names; where no CPython with a GIL is among that, or no free-threaded one, the first that is there stands in for
    /// it.
    /// </summary>
    /// <param name="found">In the order of preference.</param>
    public static IReadOnlyList<Runtime> Of(Profile profile, IReadOnlyList<Runtime> found)
    {
        var named = found.Where(runtime => Glob.Matches(profile.Runtimes, runtime.Id)).ToList();
        var standIns = BothKinds
            .Where(freeThreaded => !named.Exists(runtime => IsCPython(runtime, freeThreaded)))
            .Select(freeThreaded => found.FirstOrDefault(runtime => IsCPython(runtime, freeThreaded)));
        return [.. found.Where(runtime => named.Contains(runtime) || standIns.Contains(runtime))];
    }

    /// <summary>What is missing for the comparison of threads with and without the GIL; null where nothing is.</summary>
    public static RuntimeGap? GapIn(IReadOnlyList<Runtime> found) =>
        !found.Any(runtime => IsCPython(runtime, freeThreaded: true)) ? RuntimeGap.FreeThreaded
        : !found.Any(runtime => IsCPython(runtime, freeThreaded: false)) ? RuntimeGap.Stock
        : Pairing.Of(found).Any(pair => pair.IsMatched) ? null
        : RuntimeGap.MatchedPair;

    /// <summary>A free-threaded build with its GIL forced on is neither.</summary>
    private static bool IsCPython(Runtime runtime, bool freeThreaded) =>
        runtime is { Description.Implementation: "cpython", Environment.Count: 0 }
        && (runtime.Description.GilDisabledBuild == true) == freeThreaded;
}
