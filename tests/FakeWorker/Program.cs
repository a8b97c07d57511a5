// A worker for tests: answers by the protocol, or fails in the one way that it is asked for.
// Usage: FakeWorker MODE RESULT GIL, with GIL = on or off.
// stubborn: does its work in real time, but never ends once its harness is gone, so that somebody must end it.
using System.Diagnostics;
using System.Text.Json.Nodes;

var (mode, result, gil) = (args[0], args[1], args[2] == "on");
var line = Console.In.ReadLine();
HangIfStubborn();
var request = JsonNode.Parse(line!)!;
var tasks = (int)request["tasks"]!;
var iterations = (int)request["iterations"]!;
var workers = (int)request["workers"]!;
var affinity = new JsonArray([.. OnlyCpus().Select(cpu => (JsonNode)cpu)]);

if (mode == "crash")
{
    Console.Error.WriteLine("fake: going down");
    return 70;
}

if (mode == "chatter")
{
    Console.WriteLine("a stray print");
}

Reply(new JsonObject
{
    ["type"] = "ready",
    ["protocol"] = 1,
    ["startup_seconds"] = 0.01,
    ["pid"] = Environment.ProcessId,
    ["affinity"] = affinity.DeepClone(),
    ["runtime"] = new JsonObject
    {
        ["implementation"] = "cpython",
        ["version"] = "3.13.5",
        ["full_version"] = "3.13.5 (fake)",
        ["executable"] = "fake",
        ["gil_disabled_build"] = !gil,
        ["gil_enabled"] = gil,
        ["gil_setting"] = null,
        ["switch_interval_seconds"] = 0.005,
        ["pgo"] = false,
        ["lto"] = false,
        ["jit"] = false,
        ["debug"] = false,
        ["compiler_flags"] = "-O3",
        ["processor_count"] = 2,
    },
    ["modules"] = new JsonArray("json"),
});

switch (mode)
{
    case "hang":
        Thread.Sleep(Timeout.Infinite);
        break;
    case "garbage":
        Console.WriteLine("{\"type\": \"sample\", \"index\": ");
        return 0;
    case "flood":
        for (var text = new string('x', 1000); ; Console.WriteLine(text))
        {
        }

    case "orphan":
        Process.Start(new ProcessStartInfo("setsid", "sleep 300") { UseShellExecute = false });
        break;
    case "stubborn":
        Thread.Sleep(100);
        HangIfStubborn();
        break;
}

for (var index = 0; index <= iterations; index++)
{
    var wall = (0.025 * tasks) + (0.001 * index);
    var switched = mode == "gil-on" && index == iterations;
    Reply(new JsonObject
    {
        ["type"] = "sample",
        ["index"] = index,
        ["phase"] = index == 0 ? "cold" : "warm",
        ["wall_seconds"] = wall,
        ["cpu_self_seconds"] = wall * (gil ? 1 : workers),
        ["cpu_children_seconds"] = 0.0,
        ["voluntary_switches"] = 1,
        ["involuntary_switches"] = 2,
        ["minor_faults"] = 3,
        ["major_faults"] = 0,
        ["gil_before"] = new JsonArray(gil),
        ["gil_after"] = new JsonArray(gil || switched),
        ["workers_seen"] = workers,
        ["results"] = mode == "wrong-result" ? new JsonObject { ["-1"] = tasks } : new JsonObject { [result] = mode == "lost-task" ? tasks - 1 : tasks },
    });
    if (mode == "half-reply" && index == 0)
    {
        return 0;
    }
}

Reply(new JsonObject
{
    ["type"] = "done",
    ["shutdown_seconds"] = 0.001,
    ["peak_rss_bytes"] = 1 << 24,
    ["children_peak_rss_bytes"] = null,
    ["pss_bytes"] = null,
    ["gil_enabled"] = gil,
    ["modules"] = new JsonArray("json"),
    ["affinity"] = affinity.DeepClone(),
});
return 0;

static void Reply(JsonObject reply) => Console.WriteLine(reply.ToJsonString());

static string Status(string field) =>
    File.ReadLines("/proc/self/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal)).Split('\t')[1];

void HangIfStubborn()
{
    if (mode == "stubborn" && HarnessIsGone())
    {
        Thread.Sleep(Timeout.Infinite);
    }
}

// An orphan's parent is init or a subreaper.
static bool HarnessIsGone()
{
    try
    {
        return !File.ReadAllText($"/proc/{Status("PPid")}/cmdline").Contains("gilbench.dll", StringComparison.Ordinal);
    }
    catch (IOException)
    {
        return true;
    }
}

static IEnumerable<int> OnlyCpus()
{
    var list = Status("Cpus_allowed_list");
    foreach (var part in list.Split(','))
    {
        var ends = part.Split('-').Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        for (var cpu = ends[0]; cpu <= ends[^1]; cpu++)
        {
            yield return cpu;
        }
    }
}
