namespace GilBench.DotNet.Machine;

/// <summary>
/// The scheduling priority this process was started with. BenchmarkDotNet's in-process executor raises the process to "High" (nice −11
/// where it may); that would favour C# arms over Python ones, so it is taken back on every thread before anything is timed.
/// On Linux <see cref="Thread.Priority"/> has no effect, so nice values are all there is.
/// </summary>
internal sealed class Nice
{
    private readonly int _atStart = Of(0);

    /// <summary>Gives every thread the priority of the start again.</summary>
    public void Restore()
    {
        foreach (var thread in Others())
        {
            _ = Libc.SetPriority(Libc.PriorityOfThread, thread, _atStart);
        }
    }

    /// <summary>Raises where any thread runs at another priority than the process was started with.</summary>
    public void ThrowIfChanged()
    {
        if (Others().Count > 0)
        {
            throw new InvalidOperationException(
                $"Threads of the worker run at another priority than nice {_atStart}, at which it was started: "
                + "its times are not comparable.");
        }
    }

    private static int Of(int thread) => Libc.GetPriority(Libc.PriorityOfThread, thread);

    private List<int> Others() => [.. ProcessStatus.Threads().Where(thread => Of(thread) != _atStart)];
}
