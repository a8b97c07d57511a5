using System.Collections.Concurrent;
using GilBench.DotNet.Workloads;
using GilBench.Embedded.CApi;
using GilBench.Embedded.Hosting;

namespace GilBench.Embedded.Worker;

/// <summary>
/// The workers' units, each an object of Python's with arguments of its own: whoever runs one takes a unit that nobody uses. What they
/// return stays in Python until the slice is over, so that their text is made outside of what is timed.
/// </summary>
internal sealed class HostedUnits : IDisposable
{
    private static readonly object _kept = new();

    private readonly ConcurrentBag<IHostedObject> _free;
    private readonly IReadOnlyList<IHostedObject> _all;

    /// <param name="units"><c>BlockingUnits</c> of <c>gilbench/embedding.py</c>.</param>
    /// <param name="workers">How many run at once at most.</param>
    public HostedUnits(IHostedObject units, int workers)
    {
        _all = [.. Enumerable.Range(0, workers).Select(worker => units.Object("runner", worker))];
        _free = [.. _all];
        Unit = new Unit(Run);
    }

    /// <summary>One unit of any worker.</summary>
    public Unit Unit { get; }

    public void Dispose()
    {
        foreach (var unit in _all)
        {
            unit.Dispose();
        }
    }

    private object Run()
    {
        if (!_free.TryTake(out var unit))
        {
            throw new InvalidOperationException("More units are run at once than there are workers.");
        }

        try
        {
            unit.Invoke();
        }
        finally
        {
            _free.Add(unit);
        }

        return _kept;
    }
}

/// <summary>
/// The same of coroutines: an event loop of Python's runs on a thread of its own, and a call of .NET's back tells that a unit is done.
/// </summary>
internal sealed class AwaitedPythonUnits : IDisposable
{
    private static readonly object _kept = new();

    private readonly CApiObject _units;
    private readonly Thread _loop;
    private readonly CompletionCallback _callback;
    private readonly ConcurrentBag<int> _free;
    private readonly TaskCompletionSource<bool>[] _pending;

    /// <param name="units"><c>AwaitedUnits</c> of <c>gilbench/models/hosted_loop.py</c>.</param>
    public AwaitedPythonUnits(CApiObject units, int workers)
    {
        _units = units;
        _free = [.. Enumerable.Range(0, workers)];
        _pending = new TaskCompletionSource<bool>[workers];
        using (HeldGil.Take())
        {
            _callback = new CompletionCallback((worker, hasFailed) => _pending[worker].SetResult(hasFailed));
        }

        _loop = new Thread(() => units.Do("run")) { IsBackground = true, Name = "event loop" };
        _loop.Start();
        Unit = new Unit(() => RunAsync().GetAwaiter().GetResult(), RunAsync);
    }

    /// <summary>One unit of any worker.</summary>
    public Unit Unit { get; }

    /// <summary>Once the loop has been told to stop.</summary>
    public void Dispose()
    {
        _loop.Join();
        using (HeldGil.Take())
        {
            _callback.Dispose();
        }
    }

    private async Task<object> RunAsync()
    {
        if (!_free.TryTake(out var worker))
        {
            throw new InvalidOperationException("More units are awaited at once than there are workers.");
        }

        try
        {
            // What awaits goes on elsewhere: the call back is made on the loop's thread with the GIL held.
            var pending = _pending[worker] = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _units.Do("submit", worker, _callback);
            if (await pending.Task)
            {
                _units.Do("outcome", worker);
            }
        }
        finally
        {
            _free.Add(worker);
        }

        return _kept;
    }
}
