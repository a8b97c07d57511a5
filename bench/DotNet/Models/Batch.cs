using System.Globalization;
using System.Runtime.ExceptionServices;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Models;

/// <summary>
/// The units of one slice, their results and who ran them. Each unit has a place of its own for its result, so that workers share nothing
/// while they work; results become text only when <see cref="Tally"/> is asked, outside the timed region. What is asked once a slice is
/// plain loops, which need less of the runtime's compiler than LINQ does (<c>GilBench.Protocol.SliceJson</c> says why that matters).
/// </summary>
internal sealed class Batch(Unit unit, int tasks)
{
    private readonly object?[] _results = new object?[tasks];
    private readonly int[] _threads = new int[tasks];
    private FewResults? _few = FewResults.Of(unit);
    private ExceptionDispatchInfo? _failure;
    private int _inFlight;
    private int _mostInFlight;

    /// <summary>How many units there are.</summary>
    public int Tasks => tasks;

    /// <summary>How many distinct threads ran units or, where units were awaited, how many were in flight at most.</summary>
    public int WorkersSeen => _mostInFlight > 0 ? _mostInFlight : ThreadsSeen();

    /// <summary>Runs the unit at this place on the calling thread; its failure is kept for <see cref="ThrowIfFailed"/>.</summary>
    public void RunOne(int index)
    {
        _threads[index] = Environment.CurrentManagedThreadId;
        try
        {
            Keep(index, unit.Run());
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }

    /// <summary>Awaits the unit at this place, or runs it where there is nothing to wait for.</summary>
    public ValueTask RunOneAsync(int index)
    {
        if (unit.RunAsync is { } runAsync)
        {
            return new ValueTask(AwaitOneAsync(index, runAsync));
        }

        RunOne(index);
        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets results and failures before the next slice.</summary>
    public void Clear()
    {
        Array.Clear(_results);
        Array.Clear(_threads);
        _few = FewResults.Of(unit);
        _failure = null;
        _mostInFlight = 0;
    }

    /// <summary>Raises what a unit raised, if any did.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure && unit.User is { } user)
        {
            throw user.FailureOf(failure.SourceException);
        }

        _failure?.Throw();
    }

    /// <summary>Each distinct result's text and how many units returned it; raises where a unit was never run.</summary>
    public IReadOnlyDictionary<string, int> Tally() => _few is { } few ? few.Tally(_results) : TallyAll();

    /// <summary>By how much each wait was late; empty for units that do not tell.</summary>
    public IReadOnlyList<TimeSpan> Lateness()
    {
        List<TimeSpan> lateness = [];
        foreach (var result in _results)
        {
            if (result is LateWait wait)
            {
                lateness.Add(wait.Lateness);
            }
        }

        return lateness;
    }

    private Dictionary<string, int> TallyAll()
    {
        var missing = 0;
        Dictionary<string, int> units = [];
        foreach (var result in _results)
        {
            if (result is null)
            {
                missing++;
                continue;
            }

            var text = Convert.ToString(result, CultureInfo.InvariantCulture)!;
            units[text] = units.GetValueOrDefault(text) + 1;
        }

        return missing == 0 ? units : throw NeverRun(missing, tasks);
    }

    private void Keep(int index, object result)
    {
        _results[index] = result;
        _few?.Kept(_results, index);
    }

    private int ThreadsSeen()
    {
        HashSet<int> seen = [];
        foreach (var thread in _threads)
        {
            if (thread != 0)
            {
                seen.Add(thread);
            }
        }

        return seen.Count;
    }

    /// <param name="missing">How many of the units have no result.</param>
    public static InvalidOperationException NeverRun(int missing, int tasks) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{missing} of {tasks} units were never run."));

    private async Task AwaitOneAsync(int index, Func<Task<object>> runAsync)
    {
        RaiseTo(ref _mostInFlight, Interlocked.Increment(ref _inFlight));
        try
        {
            Keep(index, await runAsync());
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }

        Interlocked.Decrement(ref _inFlight);
    }

    private static void RaiseTo(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
