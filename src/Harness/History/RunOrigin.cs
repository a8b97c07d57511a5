namespace GilBench.History;

/// <summary>What a run's figures are kept by.</summary>
internal abstract record RunOrigin
{
    public required string Id { get; init; }

    /// <summary>Of the machine: runs of different ones are never mixed.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What a reader calls the machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The revision of what was measured; null where nobody said.</summary>
    public required string? Commit { get; init; }

    public required string? Branch { get; init; }

    /// <summary>When the run was begun; kept to the microsecond.</summary>
    public required DateTimeOffset Created { get; init; }

    public required string GilbenchVersion { get; init; }
}

/// <summary>A run that a history holds.</summary>
internal sealed record StoredRun : RunOrigin
{
    /// <summary>How many arms it has figures of.</summary>
    public required int Arms { get; init; }
}

/// <summary>One figure of a history with its run.</summary>
internal sealed record HistoryPoint(StoredRun Run, HistoryArm Arm);

/// <summary>Which runs; what is null does not restrict.</summary>
internal sealed record RunFilter
{
    public string? Fingerprint { get; init; }

    public string? Branch { get; init; }

    /// <summary>As many of the newest.</summary>
    public int? Newest { get; init; }
}

/// <summary>Which runs go.</summary>
/// <param name="Keep">All but as many of the newest of each machine; null where only the time decides.</param>
/// <param name="Before">All that were begun earlier; null where only the number decides.</param>
internal sealed record PruneRule(int? Keep, DateTimeOffset? Before);
