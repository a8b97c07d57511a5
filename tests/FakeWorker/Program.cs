// A worker for tests: answers by the protocol, or fails in the one way that it is asked for.
// Usage: FakeWorker MODE RESULT GIL, with GIL = on or off.
//   crash: ends before it is ready. hang: never answers the first slice. hang-later: never answers the third.
//   garbage: answers a slice with half a line. half-reply: ends after the first sample. chatter: prints beside its replies.
//   flood: writes without end. orphan: leaves a process behind. wrong-result, lost-task: what the names say, in every slice.
//   gil-on: says after the third slice that the GIL is on. spin: works while it waits. after-end: says more after its last reply.
//   twice: answers each slice twice. warm-for-sample: answers a slice as if it had been a warm-up.
//   stubborn: takes real time, and never ends once its harness is gone, so that somebody must end it.
//   endless: the same, and from the second block on it answers no slice but the first, so that a run with it does not end by itself.
using System.Diagnostics;
using System.Text.Json.Nodes;

var (mode, result, gil) = (args[0], args[1], args[2] == "on");
var line = Console.In.ReadLine();
HangIfStubborn();
var request = JsonNode.Parse(line!)!;
var hangs = mode == "endless" && (string)request["launch"]! is ['b', .. var block] && !block.StartsWith("001-", StringComparison.Ordinal);
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
    ["protocol"] = 2,
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
    case "flood":
        for (var text = new string('x', 1000); ; Console.WriteLine(text))
        {
        }

    case "orphan":
        Process.Start(new ProcessStartInfo("setsid", "sleep 300") { UseShellExecute = false });
        break;
    case "spin":
        new Thread(() =>
        {
            while (true)
            {
                Thread.SpinWait(1000);
            }
        })
        { IsBackground = true }.Start();
        break;
}

var slices = 0;
while (Console.In.ReadLine() is { } text)
{
    var command = JsonNode.Parse(text)!;
    switch ((string)command["type"]!)
    {
        case "go":
            if (mode is "hang" || (mode is "hang-later" && slices == 2) || (hangs && slices == 1))
            {
                Thread.Sleep(Timeout.Infinite);
            }

            if (mode == "garbage")
            {
                Console.WriteLine("{\"type\": \"sample\", \"index\": ");
                return 0;
            }

            if (mode == "warm-for-sample")
            {
                Reply(Warm());
                break;
            }

            if (mode is "stubborn" or "endless")
            {
                Thread.Sleep(3);
                HangIfStubborn();
            }

            var sample = Sample((int)command["tasks"]!);
            Reply(sample);
            if (mode == "twice")
            {
                Reply(sample);
            }

            slices++;
            if (mode == "half-reply")
            {
                return 0;
            }

            break;
        case "warm_up":
            Reply(Warm());
            break;
        default:
            Reply(Done());
            if (mode == "after-end")
            {
                Reply(Done());
            }

            return 0;
    }
}

HangIfStubborn();
return 0;

JsonObject Sample(int tasks)
{
    var wall = mode == "spin" ? 1e-6 : (0.025 * tasks) + (0.001 * slices);
    var switched = mode == "gil-on" && slices == 2;
    return new JsonObject
    {
        ["type"] = "sample",
        ["index"] = slices,
        ["phase"] = slices == 0 ? "cold" : "warm",
        ["tasks"] = tasks,
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
        ["results"] = mode == "wrong-result"
            ? new JsonObject { ["-1"] = tasks }
            : new JsonObject { [result] = mode == "lost-task" ? tasks - 1 : tasks },
        ["lateness_seconds"] = null,
    };
}

JsonObject Done() => new()
{
    ["type"] = "done",
    ["shutdown_seconds"] = 0.001,
    ["peak_rss_bytes"] = 1 << 24,
    ["children_peak_rss_bytes"] = null,
    ["pss_bytes"] = null,
    ["gil_enabled"] = gil,
    ["modules"] = new JsonArray("json"),
    ["affinity"] = affinity.DeepClone(),
};

static JsonObject Warm() => new() { ["type"] = "warm", ["slices"] = 2, ["seconds"] = 0.1 };

static void Reply(JsonObject reply) => Console.WriteLine(reply.ToJsonString());

static string Status(string field) =>
    File.ReadLines("/proc/self/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal)).Split('\t')[1];

void HangIfStubborn()
{
    if (mode is "stubborn" or "endless" && HarnessIsGone())
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
