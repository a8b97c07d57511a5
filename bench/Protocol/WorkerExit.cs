namespace GilBench.Protocol;

/// <summary>The exit codes of a worker, as <c>bench/PROTOCOL.md</c> says them.</summary>
internal static class WorkerExit
{
    /// <summary>After <c>done</c>.</summary>
    public const int Done = 0;

    /// <summary>After <c>failed</c> of kind <c>usage</c>.</summary>
    public const int Usage = 2;

    /// <summary>After <c>failed</c> of any other kind.</summary>
    public const int Failed = 3;

    /// <param name="last">The last reply.</param>
    public static int After(WorkerReply last) => last switch
    {
        WorkerFailed { Kind: WorkerFailed.Usage } => Usage,
        WorkerFailed => Failed,
        _ => Done,
    };
}
