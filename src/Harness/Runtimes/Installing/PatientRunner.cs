using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>Runs commands that download: as long as they take while a folder grows, but not when it stands still.</summary>
internal sealed class PatientRunner(ProcessRunner runner, TimeProvider clock, TimeSpan patience)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    /// <summary>Runs a command to its end, or until nothing was written into the folder for as long as the patience lasts.</summary>
    /// <returns>Null where it was given up; its process group is gone by then.</returns>
    public async Task<CommandResult?> RunAsync(Command command, string growingFolder, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = runner.RunAsync(command, cancellation: ending.Token);
        var (size, since) = (SizeBytes(growingFolder), clock.GetTimestamp());
        while (await Task.WhenAny(running, Task.Delay(patience / 10, clock, CancellationToken.None)) != running)
        {
            var now = SizeBytes(growingFolder);
            (size, since) = now == size ? (size, since) : (now, clock.GetTimestamp());
            if (clock.GetElapsedTime(since) >= patience)
            {
                await ending.CancelAsync();
                break;
            }
        }

        try
        {
            return await running;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Why a command brought nothing, in its own last words where it had any.</summary>
    public string WhyNot(CommandResult? result) => result?.LastWords ?? $"nothing came for {patience.TotalSeconds:0.#} s.";

    private static long SizeBytes(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*", Everything).Sum(file => file.Length) : 0;
        }
        catch (IOException)
        {
            // A file went away under the eyes: something moves, and an odd size says so.
            return -1;
        }
    }
}
