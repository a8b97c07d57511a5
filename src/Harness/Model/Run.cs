namespace GilBench.Model;

/// <summary>A run as read from its file.</summary>
internal sealed record Run(
    RunHeader Header,
    IReadOnlyList<Session> Sessions,
    IReadOnlyList<Calibration> Calibrations,
    ServerCheck? Server,
    IReadOnlyList<Launch> Launches,
    IReadOnlyList<BlockEnd> Blocks,
    RunEnd? End)
{
    /// <summary>What the profile means and this machine did not have; null where it had all.</summary>
    public MissingRuntime? Missing { get; init; }

    /// <summary>What the first blocks decided; none where the run has no pilot or has not come that far.</summary>
    public IReadOnlyList<Pilot> Pilots { get; init; } = [];

    /// <summary>One for each arm whose memory was read.</summary>
    public IReadOnlyList<MemoryReading> Memory { get; init; } = [];

    /// <summary>How each group of each block ended; none in runs that were measured one launch after another.</summary>
    public IReadOnlyList<GroupEnd> Groups { get; init; } = [];

    /// <summary>What the loopback server served, session after session; none where it was not needed or the session was killed.</summary>
    public IReadOnlyList<ServedLatency> Served { get; init; } = [];
}
