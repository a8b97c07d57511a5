using System.Threading.Channels;

namespace GilBench.Processes;

/// <summary>A program to be run: what, with what, for how long at most. Immutable; <c>with</c> makes the next one.</summary>
internal sealed record Command(string Executable, IReadOnlyList<string> Arguments)
{
    /// <summary>Variables set for the child on top of this process's own; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingDirectory { get; init; }

    /// <summary>Text given on standard input, which is closed after it unless it is held.</summary>
    public string StandardInput { get; init; } = "";

    /// <summary>Lines given on standard input as they come, after <see cref="StandardInput"/>; their end closes it.</summary>
    public ChannelReader<string>? InputLines { get; init; }

    /// <summary>
    /// Keeps standard input open until the command ends or is cancelled: its end then tells a server or a worker that its harness is gone.
    /// </summary>
    public bool HoldsStandardInput { get; init; }

    /// <summary>After this the whole process group is killed. Null: no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>More output than this on either stream ends the process group: a flood is a failure, not a memory problem.</summary>
    public int OutputLimitBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The cores the child is pinned to before its runtime starts; null leaves it free.</summary>
    public string? CpuList { get; init; }

    public override string ToString() => string.Join(' ', [Executable, .. Arguments]);
}

/// <summary>Why a command ended.</summary>
internal enum CommandEnd
{
    /// <summary>It exited by itself, with whatever code.</summary>
    Exited,

    /// <summary>It ran past <see cref="Command.Limit"/> and was killed.</summary>
    TimedOut,

    /// <summary>It wrote more than <see cref="Command.OutputLimitBytes"/> and was killed.</summary>
    Flooded,
}

/// <summary>What came of a command.</summary>
internal sealed record CommandResult
{
    public required CommandEnd End { get; init; }

    /// <summary>The exit code; 128 + signal where a signal ended it.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Complete lines and a last unfinished one, as written.</summary>
    public string StandardOutput { get; init; } = "";

    /// <summary>The same for standard error.</summary>
    public string StandardError { get; init; } = "";

    public TimeSpan Duration { get; init; }

    /// <summary>The leader of the process group that it ran as.</summary>
    public int ProcessId { get; init; }

    /// <summary>How many processes of its group were still alive after it had ended (they are killed).</summary>
    public int LeftBehind { get; init; }

    public bool Succeeded => End == CommandEnd.Exited && ExitCode == 0;

    /// <summary>The last line that is not empty of what it said, standard error first; for one-sentence errors.</summary>
    public string LastWords =>
        LastLine(StandardError) ?? LastLine(StandardOutput) ?? "it said nothing";

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
}
