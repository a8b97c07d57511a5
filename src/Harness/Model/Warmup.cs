namespace GilBench.Model;

/// <summary>How launches warm up, and what of them is warm then. Said once, for those that launch and for those that plan.</summary>
internal static class Warmup
{
    /// <summary>
    /// .NET compiles in the background, in stages of which each begins 100 to 200 ms after the code was called: the worker ends its warm-up
    /// as soon as each has had its calls and is done. This is what its slices may take meanwhile, at most, where units are long.
    /// </summary>
    private const double DotNetSeconds = 0.6;

    private const int ManyUnits = 1000;

    /// <summary>
    /// Seconds of slices, at most, between the cold slice and those that count. Python warms up in its cold slice; the native
    /// control and the program that embeds interpreters are compiled to the end at their first calls.
    /// </summary>
    public static double SecondsAfterCold(HostProcess host, WorkloadKind kind) =>
        host == HostProcess.DotNetProgram && kind != WorkloadKind.Control ? DotNetSeconds : 0;

    /// <summary>
    /// Whether the CPU time of warm slices is that of the work. Where .NET waits, it is mostly its compiler's: seen on Linux x86-64 with
    /// one core, a GET by <c>async</c> took 0.4 to 0.9 ms of CPU after 0.15 or 0.6 s of warm-up, and 0.03 to 0.08 ms after 3 s (a wait 0.1
    /// to 0.5 ms, then 0.03).
    /// A warm-up that long would cost more than the measuring, and the wait that is measured does not need it: so their CPU time is not
    /// shown.
    /// </summary>
    /// <param name="units">Of a slice: among so many that the compiler was done before them its part is small.</param>
    public static bool CoversCpuTime(HostProcess host, WorkloadKind kind, int? units = null) =>
        host != HostProcess.DotNetProgram || kind is not (WorkloadKind.Io or WorkloadKind.Mixed) || units >= ManyUnits;
}
