namespace GilBench.DotNet.Workloads;

/// <summary>Waits of a set length.</summary>
internal static class Waiting
{
    private const string Slept = "slept";

    public static string Sleep(TimeSpan duration)
    {
        Thread.Sleep(duration);
        return Slept;
    }

    public static async Task<string> SleepAsync(TimeSpan duration)
    {
        await Task.Delay(duration);
        return Slept;
    }
}
