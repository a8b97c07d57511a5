using System.Text.Json;
using System.Text.Json.Nodes;

namespace GilBench.Workloads.Tests;

/// <summary>Requests and commands as the harness writes them.</summary>
internal static class WorkerRequests
{
    /// <summary>A good request on one line; <paramref name="change"/> makes another of it.</summary>
    public static string Line(Action<JsonObject>? change = null)
    {
        var request = JsonNode.Parse(
            """
            {"protocol":2,"launch":"b001-a1-007","workload":"sum_squares","arguments":{"n":1000},"model":"threads","workers":2,
             "slices":4,"measure_memory":false,"context":{"url":null,"data_directory":null,"artifacts_directory":null}}
            """)!.AsObject();
        change?.Invoke(request);
        return request.ToJsonString();
    }

    /// <summary>A request for one workload at one size.</summary>
    public static string Line(string workload, IReadOnlyDictionary<string, JsonElement> arguments, Surrounding surrounding) =>
        Line(request =>
    {
        request["workload"] = workload;
        request["arguments"] = JsonNode.Parse(JsonSerializer.Serialize(arguments));
        request["model"] = "sequential";
        request["workers"] = 1;
        request["slices"] = 1;
        request["context"]!["url"] = surrounding.Url;
        request["context"]!["data_directory"] = surrounding.DataDirectory;
    });

    /// <summary>So many slices and the end.</summary>
    public static string Commands(int slices = 4, int tasks = 32) =>
        string.Concat(Enumerable.Repeat(Go(tasks), slices)) + "{\"type\":\"end\"}\n";

    /// <summary>One slice.</summary>
    public static string Go(int tasks = 32) => $"{{\"type\":\"go\",\"tasks\":{tasks}}}\n";
}
