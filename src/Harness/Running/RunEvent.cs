using GilBench.Model;

namespace GilBench.Running;

/// <summary>What the loop tells whoever shows its progress.</summary>
internal abstract record RunEvent;

/// <summary>A step outside the blocks begins, such as starting the server.</summary>
internal sealed record StepStarted(string Text) : RunEvent;

internal sealed record Calibrated(Calibration Calibration) : RunEvent;

/// <summary>The pilot's blocks have decided on the iterations of one workload in one language.</summary>
internal sealed record Piloted(Pilot Pilot) : RunEvent;

/// <summary>The first block showed what a block takes.</summary>
/// <param name="Remaining">Expected time to the end, by the blocks so far.</param>
internal sealed record BlockStarted(int Block, int Attempt, int MinimumBlocks, int Launches, TimeSpan? Remaining) : RunEvent;

/// <summary>Arms that have been measured precisely enough leave the blocks.</summary>
internal sealed record ArmsSettled(int Settled, int Left) : RunEvent;

internal sealed record LaunchStarted(PlannedLaunch Launch) : RunEvent;

internal sealed record LaunchEnded(Launch Launch) : RunEvent;

internal sealed record BlockEnded(BlockEnd Block) : RunEvent;

internal sealed record RunEnded(RunEnd End) : RunEvent;
