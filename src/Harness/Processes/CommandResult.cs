namespace GilBench.Processes;

/// <summary>What came of a command.</summary>
/// <param name="ExitCode">The exit code; 128 + signal where a signal ended it.</param>
/// <param name="StandardOutput">Complete lines and a last unfinished one, as written.</param>
/// <param name="StandardError">The same for standard error.</param>
/// <param name="ProcessId">The leader of the process group that it ran as.</param>
/// <param name="LeftBehind">How many processes of its group were still alive after it had ended (they are killed).</param>
internal sealed record CommandResult(
    CommandEnd End, int ExitCode, string StandardOutput, string StandardError, TimeSpan Duration, int ProcessId, int LeftBehind)
{
    public bool Succeeded => End == CommandEnd.Exited && ExitCode == 0;

    /// <summary>The last line that is not empty of what it said, standard error first; for one-sentence errors.</summary>
    public string LastWords =>
        LastLine(StandardError) ?? LastLine(StandardOutput) ?? "it said nothing";

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
}
