using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using GilBench.DotNet.Protocol;
using GilBench.Embedded.Hosting;
using GilBench.Embedded.Probing;

namespace GilBench.Embedded.Boundary;

/// <summary>
/// What a call from .NET into Python costs: carries out one <see cref="BoundaryOrder"/> a line until its input ends, for
/// <c>bench/boundary_study.py</c>.
/// </summary>
internal sealed class BoundaryWorker(HostKind kind, string executable, TextReader input, ReplyStream replies)
{
    /// <summary>What is called.</summary>
    public const string Module = "studies.boundary_functions";

    private const int Kilobyte = 1_000;
    private const int Megabyte = 1_000_000;
    private const int Floats = 10_000;

    private readonly byte[] _kilobyte = new byte[Kilobyte];
    private readonly byte[] _megabyte = new byte[Megabyte];
    private readonly double[] _floats = [.. Enumerable.Range(0, Floats).Select(number => number / 2.0)];

    public int Run()
    {
        var facts = InterpreterFacts.Of(executable);
        using var host = Hosts.Start(kind, facts, "-s", "-S");
        using var process = new WorkerProcessCalls(facts.Executable);
        var calls = BoundaryCalls.Of(kind);
        while (input.ReadLine() is { } line)
        {
            var order = JsonSerializer.Deserialize(line, BoundaryJson.Default.BoundaryOrder)!;
            var seconds = order.Way == "python" ? calls.InPython(order.Kind, order.Calls) : Seconds(order, calls, process);
            // What .NET has not collected yet is nothing that was left behind.
            GC.Collect();
            GC.WaitForPendingFinalizers();
            replies.Write(
                new BoundaryAnswer(seconds, Environment.WorkingSet, calls.AllocatedBlocks()), BoundaryJson.Default.BoundaryAnswer);
        }

        return 0;
    }

    private double Seconds(BoundaryOrder order, BoundaryCalls calls, WorkerProcessCalls process)
    {
        var isProcess = order.Way == "process";
        Action call = order.Kind switch
        {
            "empty" => isProcess ? process.Empty : calls.Empty,
            "bytes_1k" => () => _ = isProcess ? process.Echo(_kilobyte) : calls.Echo(_kilobyte),
            "bytes_1m" => () => _ = isProcess ? process.Echo(_megabyte) : calls.Echo(_megabyte),
            "floats_10k" => () => _ = isProcess ? process.Echo(_floats) : calls.Echo(_floats),
            _ => throw new ArgumentException($"There is no kind of call '{order.Kind}'."),
        };
        var began = Stopwatch.GetTimestamp();
        switch (order.Way)
        {
            case "held":
                calls.Held(call, order.Calls);
                break;
            case "taken":
                calls.Taken(call, order.Calls);
                break;
            default:
                for (var i = 0; i < order.Calls; i++)
                {
                    call();
                }

                break;
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}

/// <param name="Kind">empty, bytes_1k, bytes_1m, floats_10k.</param>
/// <param name="Way">
/// held: the GIL is taken once; taken: for each call; python: Python calls itself; process: a worker process is called.
/// </param>
internal sealed record BoundaryOrder(string Kind, string Way, int Calls);

/// <param name="ResidentBytes">Of this process.</param>
/// <param name="AllocatedBlocks"><c>sys.getallocatedblocks()</c>.</param>
internal sealed record BoundaryAnswer(double Seconds, long ResidentBytes, long AllocatedBlocks);

/// <summary>The JSON of orders and answers.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BoundaryOrder))]
[JsonSerializable(typeof(BoundaryAnswer))]
internal sealed partial class BoundaryJson : JsonSerializerContext;
