using GilBench.Workers;

namespace GilBench.Tests.Fuzzing;

public sealed class WorkerReplyFuzzTests
{
    private static readonly string[] s_replies =
    [
        OneLine(
            """
            {"type":"ready","protocol":2,"startup_seconds":0.01,"pid":7,"affinity":[0],"runtime":{"implementation":"cpython",
            "version":"3.13.5","full_version":"3.13.5 (main)","executable":"/usr/bin/python3","gil_disabled_build":false,
            "gil_enabled":true,"gil_setting":null,"switch_interval_seconds":0.005,"pgo":false,"lto":false,"jit":false,
            "debug":false,"compiler_flags":"-O3","processor_count":4},"modules":["json"]}
            """),
        OneLine(
            """
            {"type":"sample","index":0,"phase":"cold","tasks":8,"wall_seconds":0.2,"cpu_self_seconds":0.2,
            "cpu_children_seconds":0,"voluntary_switches":1,"involuntary_switches":2,"minor_faults":3,"major_faults":0,
            "gil_before":[true],"gil_after":[true],"workers_seen":1,"results":{"42":8},"lateness_seconds":null}
            """),
        OneLine(
            """
            {"type":"sample","index":1,"phase":"warm","tasks":8,"wall_seconds":0.2,"cpu_self_seconds":null,
            "cpu_children_seconds":null,"voluntary_switches":null,"involuntary_switches":null,"minor_faults":null,
            "major_faults":null,"gil_before":null,"gil_after":null,"workers_seen":null,"results":{"42":8},"lateness_seconds":null}
            """),
        OneLine(
            """
            {"type":"done","shutdown_seconds":0.001,"peak_rss_bytes":1000,"children_peak_rss_bytes":0,"pss_bytes":null,
            "gil_enabled":true,"modules":["json"],"affinity":[0]}
            """),
    ];

    private static readonly string s_failed = """{"type":"failed","kind":"usage","message":"There is no such workload."}""";

    private static string OneLine(string json) => json.ReplaceLineEndings("");

    /// <summary>Every reply as if what it answers had been asked for.</summary>
    private static WorkerReplies Take(IReadOnlyList<string> lines)
    {
        WorkerCommand[] commands = [new WorkerGo(8), new WorkerGo(8), new WorkerEnd()];
        var replies = new WorkerReplies();
        foreach (var (index, line) in lines.Index())
        {
            if (index > 0)
            {
                replies.Expect(commands[Math.Min(index, commands.Length) - 1]);
            }

            replies.Take(line);
        }

        return replies;
    }

    [Fact]
    public void What_is_not_spoiled_is_taken_as_it_is()
    {
        var replies = Take(s_replies);

        Assert.True(replies is { Ready: not null, Samples.Count: 2, Done: not null, Rubbish: null }, replies.Rubbish);
        Assert.NotNull(Take([s_failed]).Failed);
    }

    [Fact]
    public void Whatever_a_worker_writes_is_read_or_named_as_rubbish() => Fuzz.Try(3000, random =>
    {
        string[] spoiled = [.. s_replies, .. random.Below(4) == 0 ? new[] { s_failed } : []];
        var at = random.Below(spoiled.Length);
        spoiled[at] = random.Below(3) == 0 ? JsonMutation.OfNumbers(spoiled[at], random) : JsonMutation.Of(spoiled[at], random);
        if (Take(spoiled).Rubbish is { } rubbish)
        {
            throw new WorkerException(rubbish);
        }
    });
}
