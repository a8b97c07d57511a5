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

    /// <summary>Keeps standard input open until the command ends or is cancelled: its end then tells a server or a worker that its harness is gone.</summary>
    public bool HoldsStandardInput { get; init; }

    /// <summary>After this the whole process group is killed. Null: no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>More output than this on either stream ends the process group: a flood is a failure, not a memory problem.</summary>
    public int OutputLimitBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The cores the child is pinned to before its runtime starts; null leaves it free.</summary>
    public string? CpuList { get; init; }

    public override string ToString() => string.Join(' ', [Executable, .. Arguments]);
}
