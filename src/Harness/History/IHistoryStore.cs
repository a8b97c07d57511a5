namespace GilBench.History;

/// <summary>Runs by machine, commit, branch and time, with a figure for each arm and metric. Two programs may write at once.</summary>
/// <remarks>Every member throws <see cref="HistoryException"/> where the store cannot be used.</remarks>
internal interface IHistoryStore : IDisposable
{
    /// <summary>Where it is, without a password.</summary>
    string Place { get; }

    /// <summary>All of the run or nothing of it.</summary>
    /// <returns>False where that machine's run of that id is there already.</returns>
    bool Add(HistoryRun run);

    /// <summary>The newest first.</summary>
    IReadOnlyList<StoredRun> Runs(RunFilter filter);

    /// <summary>Ids of the arms that have a figure of that machine, in order.</summary>
    IReadOnlyList<string> Arms(string fingerprint);

    /// <summary>One metric of one arm, in order of time.</summary>
    IReadOnlyList<HistoryPoint> Trend(string arm, string metric, RunFilter filter);

    /// <summary>Every figure, arm by arm; read as they are asked for.</summary>
    IEnumerable<HistoryPoint> Points(RunFilter filter);

    /// <returns>How many runs were taken away, with their figures; noise sessions stay.</returns>
    int Prune(PruneRule rule);

    /// <summary>Those that are there already stay as they are.</summary>
    void AddNoise(IReadOnlyList<NoiseSession> sessions);

    /// <summary>The oldest first.</summary>
    IReadOnlyList<NoiseSession> Noise(string fingerprint, string kind);

    /// <summary>Those of one arm, whatever its kind, the oldest first.</summary>
    IReadOnlyList<NoiseSession> NoiseOfArm(string fingerprint, string arm);
}
