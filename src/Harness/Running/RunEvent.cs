using GilBench.Model;

namespace GilBench.Running;

/// <summary>What the loop tells whoever shows its progress.</summary>
internal abstract record RunEvent;

/// <summary>A step outside the blocks begins, such as starting the server.</summary>
internal sealed record StepStarted(string Text) : RunEvent;

internal sealed record Calibrated(Calibration Calibration) : RunEvent;

/// <summary>The pilot's blocks have decided on the rounds of one group.</summary>
internal sealed record Piloted(Pilot Pilot) : RunEvent;

internal sealed record BlockStarted : RunEvent
{
    public required int Block { get; init; }

    /// <summary>How many blocks there are at least.</summary>
    public required int MinimumBlocks { get; init; }

    /// <summary>How many groups it measures.</summary>
    public required int Groups { get; init; }

    /// <summary>How many worker processes it starts.</summary>
    public required int Launches { get; init; }

    /// <summary>Expected time to the end of the least number of blocks; null where that is not known yet, or over.</summary>
    public TimeSpan? Remaining { get; init; }
}

internal sealed record GroupStarted(GroupPlan Group) : RunEvent;

/// <param name="Of">Rounds that are to count.</param>
internal sealed record RoundEnded(int Round, int Of) : RunEvent;

internal sealed record GroupEnded(GroupEnd Group) : RunEvent;

/// <summary>Arms that have been measured precisely enough leave the blocks.</summary>
internal sealed record ArmsSettled(int Settled, int Left) : RunEvent;

internal sealed record LaunchEnded(Launch Launch) : RunEvent;

internal sealed record BlockEnded(BlockEnd Block) : RunEvent;

internal sealed record RunEnded(RunEnd End) : RunEvent;
