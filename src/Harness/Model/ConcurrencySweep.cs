namespace GilBench.Model;

/// <summary>
/// The same work at several numbers in flight on the same cores, until something is full. Slices have units in proportion to the workers:
/// as many for one as for a thousand would take one of them a minute.
/// </summary>
/// <param name="InFlight">How many units are in flight at once, ascending; a number of workers for each.</param>
/// <param name="UnitsEach">
/// Units of a slice for each worker: all begin at once, so that the first ones wait together; later ones do not.
/// </param>
/// <param name="UnitsEachOfThreads">The same for threads: a unit of a thousand that hand over a GIL takes a millisecond and more.</param>
internal sealed record ConcurrencySweep(IReadOnlyList<int> InFlight, int UnitsEach, int UnitsEachOfThreads)
{
    /// <summary>Units of a slice at least: fewer waits make no mean.</summary>
    public const int LeastUnits = 10;

    /// <summary>Units of one slice of so many workers, the same number for each of them.</summary>
    public int UnitsOf(int workers, WorkerKind kind) =>
        workers * Math.Max(kind == WorkerKind.Threads ? UnitsEachOfThreads : UnitsEach, (LeastUnits + workers - 1) / workers);
}
