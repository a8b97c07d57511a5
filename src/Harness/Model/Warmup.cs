namespace GilBench.Model;

/// <summary>How launches warm up, and what of them is warm then. Said once, for those that launch and for those that plan.</summary>
internal static class Warmup
{
    /// <summary>Part of the full warm-up that waiting arms get: their times hardly depend on what they compile.</summary>
    private const double WaitingPart = 0.25;

    /// <summary>
    /// Python warms up in its cold iteration. .NET compiles in the background, which the cold iteration gives it time for too: no arm's is shorter
    /// than the fastest one's. What waits has little to compile that its time depends on, and the native spin is one loop that is replaced while its
    /// cold iteration runs (its next ones are 3 to 5 % longer on two cores than the later ones, as the runtime still compiles code of its own beside them).
    /// </summary>
    /// <param name="fullSeconds">What a launch on .NET that computes runs before its warm iterations, the cold one included.</param>
    /// <param name="coldSeconds">What the shortest cold iteration takes; 0 where that is not known.</param>
    /// <returns>Seconds beyond the cold iteration.</returns>
    public static double SecondsAfterCold(double fullSeconds, Language language, WorkloadKind kind, ArmRole role, double coldSeconds) =>
        language == Language.Python || role == ArmRole.PositiveControl ? 0
        : kind == WorkloadKind.Io ? fullSeconds * WaitingPart
        : Math.Max(0, fullSeconds - coldSeconds);

    /// <summary>
    /// Whether the CPU time of warm iterations is that of the work. Where .NET waits, it is mostly its compiler's: seen on Linux x86-64 with one core,
    /// a GET by <c>async</c> took 0.4 to 0.9 ms of CPU after 0.15 or 0.6 s of warm-up, and 0.03 to 0.08 ms after 3 s (a wait 0.1 to 0.5 ms, then 0.03).
    /// A warm-up that long would cost more than the measuring, and the wait that is measured does not need it: so their CPU time is not shown.
    /// </summary>
    public static bool CoversCpuTime(Language language, WorkloadKind kind) =>
        language == Language.Python || kind is not (WorkloadKind.Io or WorkloadKind.Mixed);
}
