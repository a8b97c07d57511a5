using GilBench.DotNet.Workloads;

namespace GilBench.Workloads.Tests;

/// <summary>
/// Units that each wait until as many of them are under way as there are workers: a model that keeps fewer waiting never ends one.
/// </summary>
internal sealed class Meeting(int workers)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;
    private int _underWay;

    /// <summary>How many units were under way at once at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>One that fails where the others do not come.</summary>
    public Unit Unit() => new(
        () =>
        {
            Join().WaitAsync(Limit).GetAwaiter().GetResult();
            return Leave();
        },
        async () =>
        {
            await Join().WaitAsync(Limit);
            return Leave();
        });

    private Task Join()
    {
        lock (_lock)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
            var met = _met;
            if (++_waiting == workers)
            {
                (_waiting, _met) = (0, new(TaskCreationOptions.RunContinuationsAsynchronously));
                met.SetResult();
            }

            return met.Task;
        }
    }

    private string Leave()
    {
        lock (_lock)
        {
            _underWay--;
            return "met";
        }
    }
}
