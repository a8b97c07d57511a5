namespace GilBench.Analysis;

/// <summary>The same work for each arm of a run, on all cores where there are so many that a reader would wait.</summary>
internal static class ManyArms
{
    /// <summary>Fewer take less than a second, and a run is analysed between its blocks too.</summary>
    private const int Many = 1000;

    /// <param name="work">Pure.</param>
    /// <returns>In the order of the arms.</returns>
    public static IReadOnlyList<TResult> Each<T, TResult>(IReadOnlyList<T> arms, Func<T, TResult> work) =>
        arms.Count < Many ? [.. arms.Select(work)] : [.. arms.AsParallel().AsOrdered().Select(work)];
}
