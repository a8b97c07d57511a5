using System.Globalization;
using System.Text.Json;
using GilBench.Machine;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Workers;

namespace GilBench.Tests.Workers;

public sealed class WorkerProcessTests
{
    private static readonly string Fake = Path.Combine(AppContext.BaseDirectory, "FakeWorker");

    private static async Task<WorkerReport> Run(string mode, int limitSeconds = 20)
    {
        var runId = $"test-{mode}-{Guid.NewGuid():N}";
        var scan = new ProcessScan(KernelFiles.OfThisMachine);
        var report = await new WorkerProcess(new ProcessRunner(TimeProvider.System)).RunAsync(
            new Command(Fake, [mode, "42", "on"]),
            new WorkerRequest(1, "b001-a1-000", "sum_squares", new Dictionary<string, double> { ["n"] = 3 }, 4, "threads", 1, 3, 0, false, new WorkerContext(null, null, null)),
            new WorkerPlacement($"{AllowedCpu.Last}", TimeSpan.FromSeconds(limitSeconds), runId),
            TestContext.Current.CancellationToken);

        Assert.Empty(scan.WithEnvironment(WorkerPlacement.RunVariable, runId));
        return report;
    }

    [Fact]
    public async Task A_worker_that_does_its_work_reports_every_sample()
    {
        var report = await Run("ok");

        Assert.Equal((LaunchOutcome.Ok, null), (report.Outcome, report.Detail));
        Assert.Equal([0, 1, 2, 3], report.Samples.Select(sample => sample.Index));
        Assert.Equal([AllowedCpu.Last], report.Ready!.Affinity!);
        Assert.Equal("3.13.5", report.Ready.Runtime.Version);
        Assert.NotNull(report.Done);
    }

    [Theory]
    [InlineData("crash", LaunchOutcome.Crashed, "exit code 70: fake: going down")]
    [InlineData("garbage", LaunchOutcome.Garbage, "no reply")]
    [InlineData("half-reply", LaunchOutcome.Incomplete, "after 1 sample.")]
    [InlineData("chatter", LaunchOutcome.Garbage, "a stray print")]
    [InlineData("flood", LaunchOutcome.Flooded, "4 MiB")]
    [InlineData("orphan", LaunchOutcome.LeftProcesses, "1 process of the worker was alive")]
    public async Task A_worker_that_fails_is_recorded_as_what_it_did_and_leaves_nothing(string mode, object outcome, string detail)
    {
        var report = await Run(mode);

        Assert.Equal(outcome, report.Outcome);
        Assert.Contains(detail, report.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_hangs_is_killed_and_recorded_as_timed_out()
    {
        var report = await Run("hang", limitSeconds: 2);

        Assert.Equal(LaunchOutcome.TimedOut, report.Outcome);
        Assert.Contains("killed after 2 s", report.Detail, StringComparison.Ordinal);
        Assert.NotNull(report.Ready);
    }

    [Fact]
    public void Replies_out_of_order_are_rubbish()
    {
        const string done = """{"type":"done","shutdown_seconds":0,"peak_rss_bytes":null,"children_peak_rss_bytes":null,"pss_bytes":null,"gil_enabled":null,"modules":null,"affinity":null}""";

        Assert.StartsWith("{\"type\":\"done\"", WorkerTranscript.Parse(done + "\n").Rubbish, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reply_with_an_unknown_field_is_rubbish()
    {
        var transcript = WorkerTranscript.Parse("""{"type":"failed","kind":"error","message":"m","more":1}""");

        Assert.NotNull(transcript.Rubbish);
    }

    [Fact]
    public void A_sample_is_kept_in_the_words_of_the_run_file()
    {
        const string ready = """{"type":"ready","protocol":1,"startup_seconds":0.01,"pid":1,"affinity":[0],"runtime":{"implementation":"cpython","version":"3.13.5","full_version":"3.13.5","executable":"/python","gil_disabled_build":false,"gil_enabled":true,"gil_setting":null,"switch_interval_seconds":0.005,"pgo":false,"lto":false,"jit":false,"debug":false,"compiler_flags":"-O3","processor_count":2},"modules":null}""";
        const string sample = """{"type":"sample","index":0,"phase":"cold","wall_seconds":0.15036454217599932,"cpu_self_seconds":0.149,"cpu_children_seconds":0,"voluntary_switches":3,"involuntary_switches":12,"minor_faults":5,"major_faults":0,"gil_before":[true],"gil_after":null,"workers_seen":2,"results":{"333328333350000":32},"lateness_seconds":null}""";

        var transcript = WorkerTranscript.Parse(ready + "\n" + sample + "\n");

        Assert.Null(transcript.Rubbish);
        Assert.Equal(sample.Replace("\"type\":\"sample\",", "", StringComparison.Ordinal), JsonSerializer.Serialize(Assert.Single(transcript.Samples), RunJson.Options));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"kind":"error","message":"m"}""")]
    [InlineData("""{"type":7,"kind":"error","message":"m"}""")]
    [InlineData("""{"type":"failed","kind":"error"}""")]
    [InlineData("""{"type":"failed","kind":"error","message":null}""")]
    [InlineData("""{"type":"failed","kind":"error","kind":"usage","message":"m"}""")]
    public void A_line_that_is_no_reply_is_rubbish(string line) => Assert.StartsWith($"{line} (", WorkerTranscript.Parse(line).Rubbish, StringComparison.Ordinal);

    [Theory]
    [InlineData("\u001b[2Jhello", "\\u001b[2Jhello (the whole text: '\\u001b[2Jhello' was found at character 1 and cannot be read as JSON; look for a comma, quote or bracket too few or too many)")]
    [InlineData("""{"type":"failed","kind":"error"}""", """{"type":"failed","kind":"error"} (message: it is missing; text is expected)""")]
    [InlineData("""{"type":"failed","kind":"\ud800","message":"m"}""", """{"type":"failed","kind":"\ud800","message":"m"} (kind: "\ud800" was found where text is expected)""")]
    [InlineData("""{"type":"done"}""", """{"type":"done"} (shutdown_seconds: it is missing; a number from 0 to 1,000,000,000 or null is expected)""")]
    [InlineData("""{"type":"finished"}""", """{"type":"finished"} (type: "finished" was found where one of ready, sample, done, failed is expected)""")]
    public void What_is_wrong_with_a_reply_is_said(string line, string expected) => Assert.Equal(expected, WorkerTranscript.Parse(line).Rubbish);

    [Fact]
    public void A_failure_is_kept_with_its_kind()
    {
        var transcript = WorkerTranscript.Parse("""{"type":"failed","kind":"unsupported","message":"no subinterpreters"}""");

        Assert.Equal(new WorkerFailed("unsupported", "no subinterpreters"), transcript.Failed);
        Assert.Null(transcript.Rubbish);
    }

    [Fact]
    public void Numbers_go_to_workers_as_plain_integers()
    {
        var arguments = new Dictionary<string, double> { ["n"] = 10_000_000, ["seconds"] = 0.005 };
        var request = new WorkerRequest(1, "l", "w", arguments, 1, "m", 1, 1, 0, false, new WorkerContext(null, null, null));

        var json = JsonSerializer.Serialize(request, RunJson.Options);

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\"arguments\":{{\"n\":10000000,\"seconds\":0.005}}"), json, StringComparison.Ordinal);
    }
}
