namespace GilBench.Reporting.Page;

/// <summary>What may be concluded from several machines, in a few lines.</summary>
internal static class FleetMethod
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        "Each machine was measured by itself, in a run of its own. Every figure, interval and control here is of one machine; nothing is "
            + "pooled over machines.",
        "The runs were checked before they were put together: the same version of GilBench, measured in the same way, the same "
            + "workloads, and the same arguments, units and expected results in each.",
        "What a way gains is over one worker of the same machine, and its efficiency over native code on the same cores in the same "
            + "rounds: these two can be compared from machine to machine. A throughput is also the machine's (its clock, caches and "
            + "neighbours), and an interval says nothing of how it would differ on another machine of the same kind.",
        "A machine is told apart by its fingerprint: hardware as it is seen, installation, and the quota it is rented with. Its label is "
            + "a letter, its cores (physical ones, as far as affinity and quota leave them), its CPU and the first letters of the "
            + "fingerprint.",
        "The method of each run stands on its machine's own page.",
    ];
}
