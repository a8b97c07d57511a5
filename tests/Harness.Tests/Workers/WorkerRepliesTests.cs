using System.Globalization;
using System.Text.Json;
using GilBench.Workers;

namespace GilBench.Tests.Workers;

public sealed class WorkerRepliesTests
{
    private const string Ready =
        """{"type":"ready","protocol":2,"startup_seconds":0.01,"pid":1,"affinity":[0],"runtime":"""
            + """{"implementation":"cpython","version":"3.13.5","full_version":"3.13.5","executable":"/python","gil_disabled_build":false"""
            + ""","gil_enabled":true,"gil_setting":null,"switch_interval_seconds":0.005,"pgo":false,"lto":false,"jit":false"""
            + ""","debug":false,"compiler_flags":"-O3","processor_count":2},"modules":null}""";

    private const string Cold =
        """{"type":"sample","index":0,"phase":"cold","tasks":32,"wall_seconds":0.15036454217599932,"cpu_self_seconds":0.149"""
            + ""","cpu_children_seconds":0,"voluntary_switches":3,"involuntary_switches":12,"minor_faults":5,"major_faults":0"""
            + ""","gil_before":[true],"gil_after":null,"workers_seen":2,"results":{"333328333350000":32},"lateness_seconds":null}""";

    private const string Warm = """{"type":"warm","slices":3,"seconds":0.6}""";

    private const string Done =
        """{"type":"done","shutdown_seconds":0,"peak_rss_bytes":null,"children_peak_rss_bytes":null,"pss_bytes":null"""
            + ""","gil_enabled":null,"modules":null,"affinity":null}""";

    private const string Failed = """{"type":"failed","kind":"unsupported","message":"no subinterpreters"}""";

    private static readonly Dictionary<string, string> s_lines = new()
    {
        ["ready"] = Ready,
        ["cold"] = Cold,
        ["again"] = Cold.Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal),
        ["warm"] = Warm,
        ["done"] = Done,
        ["failed"] = Failed,
        ["second"] = Cold.Replace("\"index\":0,\"phase\":\"cold\"", "\"index\":1,\"phase\":\"warm\"", StringComparison.Ordinal),
        ["version 1"] = Ready.Replace("\"protocol\":2", "\"protocol\":1", StringComparison.Ordinal),
    };

    /// <summary>Commands (<c>go</c>, <c>warm_up</c>, <c>end</c>) and replies, in the order in which they happen.</summary>
    private static WorkerReplies After(params string[] happened)
    {
        var replies = new WorkerReplies();
        foreach (var word in happened)
        {
            switch (word)
            {
                case "go":
                    replies.Expect(new WorkerGo(32));
                    break;
                case "warm_up":
                    replies.Expect(new WorkerWarmUp(32, 0.6));
                    break;
                case "end":
                    replies.Expect(new WorkerEnd());
                    break;
                default:
                    replies.Take(s_lines[word]);
                    break;
            }
        }

        return replies;
    }

    private static string? RubbishOf(string line)
    {
        var replies = new WorkerReplies();
        replies.Take(line);
        return replies.Rubbish;
    }

    [Fact]
    public void Each_command_has_its_answer()
    {
        var replies = After("ready", "go", "cold", "warm_up", "warm", "go", "second", "end", "done");

        Assert.Null(replies.Rubbish);
        Assert.Equal([0, 1], replies.Samples.Select(sample => sample.Index));
        Assert.True(replies is { Ready: not null, Done: not null, AreOver: true });
    }

    [Theory]
    [InlineData("type: this reply comes out of order; ready is expected", "cold")]
    [InlineData("type: this reply comes out of order; ready is expected", "done")]
    [InlineData("type: this reply comes out of order; no reply is expected", "ready", "ready")]
    [InlineData("type: this reply comes out of order; no reply is expected", "ready", "cold")]
    [InlineData("type: this reply comes out of order; no reply is expected", "ready", "go", "cold", "second")]
    [InlineData("type: this reply comes out of order; the sample of the slice that was asked for is expected", "ready", "go", "warm")]
    [InlineData("type: this reply comes out of order; the sample of the slice that was asked for is expected", "ready", "go", "done")]
    [InlineData("type: this reply comes out of order; warm is expected", "ready", "warm_up", "cold")]
    [InlineData("type: this reply comes out of order; done is expected", "ready", "go", "cold", "end", "second")]
    [InlineData("type: this reply comes out of order; no reply is expected", "ready", "end", "done", "failed")]
    [InlineData("type: this reply comes out of order; no reply is expected", "failed", "ready")]
    [InlineData("index: 1 was found where 0 is expected", "ready", "go", "second")]
    [InlineData("index: 0 was found where 1 is expected", "ready", "go", "cold", "go", "cold")]
    [InlineData("phase: \"cold\" was found where \"warm\" is expected", "ready", "go", "cold", "go", "again")]
    [InlineData("protocol: 1 was found where 2 is expected", "version 1")]
    public void A_reply_out_of_order_is_rubbish_with_the_reason(string reason, params string[] happened)
    {
        var replies = After(happened);

        Assert.EndsWith($"({reason})", replies.Rubbish, StringComparison.Ordinal);
        Assert.True(replies.AreOver);
    }

    [Fact]
    public void What_comes_behind_rubbish_is_not_taken() =>
        Assert.Empty(After("ready", "go", "warm", "go", "cold").Samples);

    [Fact]
    public void A_sample_is_kept_to_the_last_digit()
    {
        var sample = Assert.Single(After("ready", "go", "cold").Samples);

        Assert.Equal((0.15036454217599932, 32, 32), (sample.WallSeconds, sample.Tasks, sample.Results["333328333350000"]));
        Assert.Null(sample.GilAfter);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"kind":"error","message":"m"}""")]
    [InlineData("""{"type":7,"kind":"error","message":"m"}""")]
    [InlineData("""{"type":"failed","kind":"error"}""")]
    [InlineData("""{"type":"failed","kind":"error","message":null}""")]
    [InlineData("""{"type":"failed","kind":"error","message":"m","more":1}""")]
    [InlineData("""{"type":"failed","kind":"error","kind":"usage","message":"m"}""")]
    public void A_line_that_is_no_reply_is_rubbish(string line) =>
        Assert.StartsWith($"{line} (", RubbishOf(line), StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "\u001b[2Jhello",
        "\\u001b[2Jhello (the whole text: '\\u001b[2Jhello' was found at character 1 and cannot be read as JSON; look for a comma, quote "
            + "or bracket too few or too many)")]
    [InlineData("""{"type":"failed","kind":"error"}""", """{"type":"failed","kind":"error"} (message: it is missing; text is expected)""")]
    [InlineData(
        """{"type":"failed","kind":"\ud800","message":"m"}""",
        """{"type":"failed","kind":"\ud800","message":"m"} (kind: "\ud800" was found where text is expected)""")]
    [InlineData(
        """{"type":"done"}""",
        """{"type":"done"} (shutdown_seconds: it is missing; a number from 0 to 1,000,000,000 or null is expected)""")]
    [InlineData(
        """{"type":"finished"}""",
        """{"type":"finished"} (type: "finished" was found where one of ready, sample, warm, done, failed is expected)""")]
    public void What_is_wrong_with_a_reply_is_said(string line, string expected) => Assert.Equal(expected, RubbishOf(line));

    [Theory]
    [InlineData("0")]
    [InlineData("1e-10")]
    [InlineData("-1")]
    public void A_slice_that_took_no_time_is_rubbish(string seconds)
    {
        var replies = After("ready", "go");
        replies.Take(Cold.Replace("0.15036454217599932", seconds, StringComparison.Ordinal));

        Assert.Contains("(wall_seconds: ", replies.Rubbish, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_is_kept_with_its_kind_whenever_it_comes()
    {
        Assert.All<string[]>([["failed"], ["ready", "failed"], ["ready", "go", "cold", "go", "failed"]], happened =>
        {
            var replies = After(happened);
            Assert.Equal(new WorkerFailed("unsupported", "no subinterpreters"), replies.Failed);
            Assert.Null(replies.Rubbish);
        });
    }

    [Fact]
    public void Numbers_go_to_workers_as_plain_integers()
    {
        var arguments = new Dictionary<string, double> { ["n"] = 10_000_000, ["seconds"] = 0.005 };
        var request = WorkerSessionTests.Request() with
        {
            Arguments = arguments.ToDictionary(one => one.Key, one => JsonSerializer.SerializeToElement(one.Value)),
        };

        var json = JsonSerializer.Serialize(request, ProtocolJson.Default.WorkerRequest);

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"\"arguments\":{{\"n\":10000000,\"seconds\":0.005}}"),
            json, StringComparison.Ordinal);
    }
}
