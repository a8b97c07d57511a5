using System.Text.Json.Serialization;

namespace GilBench.Protocol;

/// <summary>A line that a worker writes. See <c>bench/PROTOCOL.md</c>. Times are seconds, sizes bytes; null is unknown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(WorkerSample), "sample")]
[JsonDerivedType(typeof(WorkerWarm), "warm")]
[JsonDerivedType(typeof(WorkerDone), "done")]
[JsonDerivedType(typeof(WorkerFailed), "failed")]
internal abstract record WorkerReply;

/// <summary>The pool is created and every worker stands ready.</summary>
/// <param name="StartupSeconds">From the beginning of the pool's creation until every worker stood ready.</param>
/// <param name="Modules">Top-level modules imported by then; null for C#.</param>
/// <param name="GilEnabledBy">Modules that switched the GIL on when they were imported; null where that is not known.</param>
internal sealed record WorkerReady(
    int Protocol,
    double StartupSeconds,
    int Pid,
    IReadOnlyList<int>? Affinity,
    RuntimeDescription Runtime,
    IReadOnlyList<string>? Modules,
    IReadOnlyList<string>? GilEnabledBy = null) : WorkerReply;

/// <summary>One slice: its time from the release of the workers to the end of the last, what was used meanwhile, what came of it.</summary>
/// <param name="Index">0 for the cold one.</param>
/// <param name="Phase"><c>cold</c> or <c>warm</c>.</param>
/// <param name="Tasks">Units of work.</param>
/// <param name="WorkersSeen">How many distinct workers did the work.</param>
/// <param name="Results">Each distinct result's text → how many units returned it.</param>
/// <param name="LatenessSeconds">Of the waits of a workload that tells it; null for the others.</param>
/// <param name="CpuSystemSeconds">How much of the CPU time, of the worker and its processes, the kernel used.</param>
internal sealed record WorkerSample(
    int Index,
    string Phase,
    int Tasks,
    double WallSeconds,
    double? CpuSelfSeconds,
    double? CpuChildrenSeconds,
    long? VoluntarySwitches,
    long? InvoluntarySwitches,
    long? MinorFaults,
    long? MajorFaults,
    IReadOnlyList<bool>? GilBefore,
    IReadOnlyList<bool>? GilAfter,
    int? WorkersSeen,
    IReadOnlyDictionary<string, int> Results,
    Lateness? LatenessSeconds,
    double? CpuSystemSeconds = null) : WorkerReply
{
    public const string Cold = "cold";
    public const string Warm = "warm";
}

/// <summary>The warm-up is over.</summary>
/// <param name="Slices">How many it had.</param>
internal sealed record WorkerWarm(int Slices, double Seconds) : WorkerReply;

/// <summary>The pool is closed: the last reply of a launch.</summary>
/// <param name="GilEnabledBy">As in <see cref="WorkerReady"/>, by now.</param>
internal sealed record WorkerDone(
    double? ShutdownSeconds,
    long? PeakRssBytes,
    long? ChildrenPeakRssBytes,
    long? PssBytes,
    bool? GilEnabled,
    IReadOnlyList<string>? Modules,
    IReadOnlyList<int>? Affinity,
    IReadOnlyList<string>? GilEnabledBy = null) : WorkerReply;

/// <summary>The launch ended before its time.</summary>
/// <param name="Kind">One of <see cref="Usage"/>, <see cref="Unsupported"/>, <see cref="Error"/>.</param>
/// <param name="Message">One clear sentence.</param>
internal sealed record WorkerFailed(string Kind, string Message) : WorkerReply
{
    public const string Usage = "usage";
    public const string Unsupported = "unsupported";
    public const string Error = "error";
}

/// <summary>By how much the waits of a slice were late, in seconds: percentiles by nearest rank.</summary>
internal sealed record Lateness(double P50, double P99)
{
    /// <returns>Null where nothing waited.</returns>
    public static Lateness? Of(IReadOnlyCollection<TimeSpan> waits)
    {
        // Asked once a slice, mostly of none: LINQ's code would be compiled for nothing (SliceJson).
        if (waits.Count == 0)
        {
            return null;
        }

        var ascending = waits.Select(wait => wait.TotalSeconds).Order().ToArray();
        return new Lateness(Percentile(0.50), Percentile(0.99));

        double Percentile(double share) => ascending[(int)Math.Ceiling(share * ascending.Length) - 1];
    }
}
