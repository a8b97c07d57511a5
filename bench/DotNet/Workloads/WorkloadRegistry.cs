using System.Globalization;

namespace GilBench.DotNet.Workloads;

/// <summary>Every workload of the C# half, one line each.</summary>
internal static class WorkloadRegistry
{
    public static IReadOnlyList<Workload> All { get; } =
    [
        Workload.Computing("sum_range", "n", Sums.SumRange),
        Workload.Computing("sum_squares", "n", Sums.SumSquares),
        Workload.Computing("sum_squares_loop", "n", Sums.SumSquaresLoop),
        Workload.Computing("fibonacci", "n", Recursion.Fibonacci),
        Workload.Computing("map_square", "n", Tables.Counting, Tables.MapSquare),
        Workload.Computing("hash_blocks", "blocks", Hashing.Blocks, Hashing.HashBlocks),
        new("sleep", Sleep),
        new("timer", Timer),
        new("http_get", HttpGet),
        new("file_scan", FileScan),
        new("fetch_compute", FetchCompute),
        Workload.Computing("native_chains", "rounds", NativeChains.Run) with { IsControl = true },
    ];

    /// <summary>The workload of this id; raises <see cref="UsageException"/> that names what exists.</summary>
    public static Workload Find(string id) => All.FirstOrDefault(workload => workload.Id == id)
        ?? throw new UsageException($"There is no workload '{id}' in C#; there are {string.Join(", ", All.Select(workload => workload.Id))}.");

    private static Unit Sleep(Arguments arguments, Surroundings surroundings)
    {
        var duration = arguments.Duration("seconds");
        return new Unit(() => Waiting.Sleep(duration), async () => await Waiting.SleepAsync(duration));
    }

    private static Unit Timer(Arguments arguments, Surroundings surroundings)
    {
        var duration = arguments.Duration("seconds");
        return new Unit(() => Waiting.Wait(duration), async () => await Waiting.WaitAsync(duration));
    }

    private static Unit HttpGet(Arguments arguments, Surroundings surroundings)
    {
        var path = Query("/body", arguments, "bytes");
        var connections = new HttpConnections(surroundings.RequiredServer, surroundings.Workers);
        return new Unit(() => connections.Get(path).Fingerprint, async () => (await connections.GetAsync(path)).Fingerprint, connections);
    }

    private static Unit FileScan(Arguments arguments, Surroundings surroundings)
    {
        var log = new LogFile(surroundings.RequiredDataDirectory, arguments.Whole("lines"));
        return new Unit(() => log.ScanAndCopy(), async () => await log.ScanAndCopyAsync(), log);
    }

    private static Unit FetchCompute(Arguments arguments, Surroundings surroundings)
    {
        var path = Query("/number", arguments, "n");
        var connections = new HttpConnections(surroundings.RequiredServer, surroundings.Workers);
        return new Unit(
            () => Fetching.FetchCompute(connections, path), async () => await Fetching.FetchComputeAsync(connections, path), connections);
    }

    private static string Query(string path, Arguments arguments, string name) => string.Create(
        CultureInfo.InvariantCulture, $"{path}?latency_ms={arguments.Whole("latency_ms")}&{name}={arguments.Whole(name)}");
}
