using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Results;

/// <summary>
/// A run is read strictly: whatever no run says is refused with its line, its field, what was found and what is expected.
/// </summary>
public sealed class RunReaderTests : IDisposable
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions { Blocks = 2, Workloads = [SyntheticWorkloads.SumSquares] });
    private static readonly Pilot s_pilot = new(0, -0.0001, 0.0004, 0.3, 0.2, 10, 4);

    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("schema", "\"x\"", "schema: \"x\" was found where a whole number")]
    [InlineData(
        "plan.arms.3", "null",
        "plan.arms[3]: null was found where an object with id, workload, parameter_set, model, runtime and others is expected.")]
    [InlineData(
        "plan.arms.3.workload", "\"spin\"",
        "plan.arms[3].workload: \"spin\" was found where a workload of the run is expected (sum_squares, native_chains).")]
    [InlineData("plan.arms.3.runtime", "\"pypy\"", "plan.arms[3].runtime: \"pypy\" was found where a runtime of the run is expected (")]
    [InlineData(
        "plan.arms.3.model", "\"fibres\"", "plan.arms[3].model: \"fibres\" was found where an execution model of Python is expected (")]
    [InlineData(
        "plan.arms.3.parameter_set", "\"huge\"",
        "plan.arms[3].parameter_set: \"huge\" was found where a parameter set of sum_squares is expected (")]
    [InlineData(
        "plan.arms.3.cores", "64", "plan.arms[3].cores: \"64\" was found where a number of cores in plan.core_sets is expected (1, 2).")]
    [InlineData("plan.core_sets", "{\"2\":[0]}", "plan.core_sets.2: a list of 1 CPU was found where 2 different CPUs are expected.")]
    [InlineData("plan.core_sets", "{\"2\":\"0-1\"}", "plan.core_sets.2: \"0-1\" was found where a list is expected.")]
    [InlineData("plan.core_sets", "{\"two\":[0,1]}", "plan.core_sets.two: this name was found where a whole number above 0 is expected.")]
    [InlineData("plan.core_sets", "[1,2]", "plan.core_sets: a list of 2 was found where an object is expected.")]
    [InlineData("plan.memory_arms", "[\"none\"]", "plan.memory_arms[0]: \"none\" was found where an arm of the plan is expected (")]
    [InlineData(
        "plan.sampling.minimum_blocks", "0",
        "plan.sampling.minimum_blocks: 0 was found where a whole number of at least 1 is expected.")]
    [InlineData("plan.estimate_seconds", "-1", "plan.estimate_seconds: -1 was found where a number from 0 to 1,000,000,000 is expected.")]
    [InlineData(
        "created", "\"yesterday\"", "created: \"yesterday\" was found where a time such as \"2026-01-02T03:04:05+00:00\" is expected.")]
    public void A_wrong_header_is_refused(string field, string value, string expected) =>
        AssertRefused(1, Changed(s_run.Header, field, value), expected);

    [Theory]
    [InlineData("slices", "null", "slices: null was found where an object with wall_seconds, ")]
    [InlineData(
        "slices.wall_seconds.1", "-0.5", "slices.wall_seconds[1]: -0.5 was found where a number from 1e-9 to 1,000,000,000 is expected.")]
    [InlineData("slices.wall_seconds.1", "0", "slices.wall_seconds[1]: 0 was found where a number from 1e-9 to 1,000,000,000 is expected.")]
    [InlineData("slices.wall_seconds.1", "1e308", "slices.wall_seconds[1]: 1e308 was found where a number from 1e-9")]
    [InlineData("slices.wall_seconds.1", "1e999", "slices.wall_seconds[1]: 1e999 was found where a number from 1e-9")]
    [InlineData("slices.wall_seconds.1", "\"NaN\"", "slices.wall_seconds[1]: \"NaN\" was found where a number from 1e-9")]
    [InlineData("slices.wall_seconds.1", "null", "slices.wall_seconds[1]: null was found where a number from 1e-9")]
    [InlineData(
        "slices.cpu_self_seconds", "[0.1,0.2]",
        "slices.cpu_self_seconds: a list of another length was found where one value, or one for each of the 4 slices, is expected.")]
    [InlineData(
        "slices.results", "[]",
        "slices.results: a list of another length was found where one value, or one for each of the 4 slices, is expected.")]
    [InlineData("slices.results", "[null]", "slices.results[0]: null was found where an object is expected.")]
    [InlineData("slices.gil_before", "[[null]]", "slices.gil_before[0][0]: null was found where true or false is expected.")]
    [InlineData(
        "slices.minor_faults", "[-3]", "slices.minor_faults[0]: -3 was found where a whole number of at least 0 or null is expected.")]
    [InlineData("group", "1", "group: 1 was found where the place of one of the plan's 1 groups, from 0, is expected.")]
    [InlineData("set_aside", "[0.5]", "set_aside[0]: 0.5 was found where a whole number")]
    [InlineData("arm", "\"nobody\"", "arm: \"nobody\" was found where an arm of the plan is expected (")]
    [InlineData("outcome", "\"fine\"", "outcome: \"fine\" was found where one of ok, crashed, timed_out, garbage,")]
    [InlineData("outcome", "0", "outcome: 0 was found where one of ok,")]
    [InlineData("tasks", "0", "tasks: 0 was found where a whole number of at least 1 is expected.")]
    [InlineData("tasks", "1.5", "tasks: 1.5 was found where a whole number of at least 1 is expected.")]
    [InlineData(
        "type", "\"lunch\"",
        "type: \"lunch\" was found where one of run, missing_runtime, session, calibration, pilot, memory, server, served, launch, group, "
            + "block, end is expected.")]
    [InlineData("type", "\"run\"", "there is no field 'block'; expected here: schema, id,")]
    [InlineData("faults", "[\"\\ud800\"]", "faults[0]: \"\\ud800\" was found where text is expected.")]
    public void A_wrong_launch_is_refused(string field, string value, string expected) =>
        AssertRefused(2, Changed(s_run.Launches[0], field, value), expected);

    [Theory]
    [InlineData("group", "1", "group: 1 was found where the place of one of the plan's 1 groups, from 0, is expected.")]
    [InlineData("rounds", "-1", "rounds: -1 was found where a whole number of at least 0 is expected.")]
    [InlineData(
        "set_aside", "[{\"round\":0,\"reason\":\"Load.\"}]",
        "set_aside[0].round: 0 was found where a whole number of at least 1 is expected.")]
    [InlineData("valid", "1", "valid: 1 was found where true or false is expected.")]
    public void A_wrong_end_of_a_group_is_refused(string field, string value, string expected) =>
        AssertRefused(2, Changed(s_run.Groups[0], field, value), expected);

    [Theory]
    [InlineData("group", "3", "group: 3 was found where the place of one of the plan's 1 groups, from 0, is expected.")]
    [InlineData("rounds", "0", "rounds: 0 was found where a whole number of at least 1 is expected.")]
    public void A_wrong_pilot_is_refused(string field, string value, string expected) =>
        AssertRefused(2, Changed(s_pilot, field, value), expected);

    [Fact]
    public void A_column_in_which_only_some_slices_know_a_value_is_read_back_as_it_was_written()
    {
        var launch = s_run.Launches[0];
        var some = launch with
        {
            Samples = [.. launch.Samples.Select((sample, index) => index == 1
                ? sample with { GilBefore = null, CpuSelfSeconds = null, LatenessSeconds = new Lateness(0.1, 0.2) }
                : sample)],
        };

        var read = Assert.Single(RunReader.Parse($"{Line(s_run.Header)}\n{Line(some)}\n", "run.jsonl").Launches);

        Assert.Equal(Line(some), Line(read));
        Assert.Equal([false, true, false, false], read.Samples.Select(sample => sample.GilBefore is null));
    }

    [Fact]
    public void A_launch_is_there_as_often_as_the_plan_says_and_each_counts()
    {
        var header = s_run.Header with { Plan = s_run.Header.Plan with { Sampling = s_run.Header.Plan.Sampling with { GilLaunches = 2 } } };
        var again = s_run.Launches[0] with { Id = "b001-g00-a1-098" };

        Assert.Equal(
            [s_run.Launches[0].Id, again.Id],
            WhatCounts.Of(s_run with { Header = header, Launches = [.. s_run.Launches, again] }).LaunchesOf(again.Arm)
                .Where(launch => launch.Block == 1 && launch.AffinityAsked.SequenceEqual(again.AffinityAsked)).Select(launch => launch.Id));
        string[] lines = [Line(header), Line(s_run.Launches[0]), Line(again), Line(again with { Id = "b001-g00-a1-099" })];
        var third = Assert.Throws<RunFileException>(() => RunReader.Parse(string.Join('\n', lines) + "\n", "run.jsonl"));
        Assert.Contains("line 4, arm: an undisturbed launch of ", third.Message, StringComparison.Ordinal);
        Assert.Contains("is there more than 2 times", third.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_there_once_is_not_there_twice()
    {
        AssertRefused(
            3, Line(s_run.Groups[0]), "group: attempt 1 of group 0 in block 1 is there twice; once is expected.", Line(s_run.Groups[0]));
        AssertRefused(3, Line(s_pilot), "group: the pilot of group 0 is there twice; once is expected.", Line(s_pilot));
        AssertRefused(3, Line(s_run.Blocks[0]), "block: attempt 1 of block 1 is there twice; once is expected.", Line(s_run.Blocks[0]));
        AssertRefused(
            3, Line(s_run.Blocks[0] with { Attempt = 2 }),
            "valid: block 1 has a valid attempt already; one at most is expected.", Line(s_run.Blocks[0]));
        AssertRefused(3, Line(s_run.Launches[0]), "id: the launch ", Line(s_run.Launches[0]));
        AssertRefused(
            3, Line(s_run.Launches[0] with { Id = "b001-g00-a1-099" }), "arm: an undisturbed launch of ", Line(s_run.Launches[0]));
        AssertRefused(3, Line(s_run.Memory[0]), "arm: the memory of ", Line(s_run.Memory[0]));
        AssertRefused(2, Line(s_run.Header), "type: \"run\" was found again; a run has one header, its first line.");
    }

    [Fact]
    public void A_long_value_is_cut_short_and_made_visible()
    {
        var message = Refusal(Changed(s_run.Launches[0], "outcome", JsonSerializer.Serialize("\u001b[2J" + new string('x', 5000))));

        Assert.InRange(message.Length, 1, 400);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public void Blank_lines_count_but_say_nothing() => Assert.Contains(
        "line 4, the whole text: ",
        Assert.Throws<RunFileException>(() => RunReader.Parse($"{Line(s_run.Header)}\n\n \n]\n", "run.jsonl")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_device_is_refused_unread() => Assert.Contains(
        "/dev/zero is a device, not a regular file; name the folder that 'run' wrote.",
        Assert.Throws<RunFileException>(() => RunFile.Read("/dev/zero")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_pipe_is_refused_unopened_and_so_is_a_folder()
    {
        var made = await new ProcessRunner(TimeProvider.System).RunAsync(
            new Command("mkfifo", [RunFile.PathOf(_folder)]) { Limit = TimeSpan.FromSeconds(20) },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, made.ExitCode);
        Assert.Contains(
            "is a pipe, not a regular file",
            Assert.Throws<RunFileException>(() => RunFile.Read(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "is a pipe, not a regular file",
            Assert.Throws<RunFileException>(() => RunFile.Continue(_folder)).Message, StringComparison.Ordinal);

        File.Delete(RunFile.PathOf(_folder));
        Directory.CreateDirectory(RunFile.PathOf(_folder));
        Assert.Contains(
            "is a folder, not a regular file",
            Assert.Throws<RunFileException>(() => RunReader.Read(RunFile.PathOf(_folder))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_enormous_file_is_refused_unread()
    {
        using (var file = File.Create(RunFile.PathOf(_folder)))
        {
            file.SetLength(10L * 1024 * 1024 * 1024);
        }

        Assert.Contains(
            "is too large (10240 MiB; 1024 MiB at most are read).",
            Assert.Throws<RunFileException>(() => RunFile.Read(_folder)).Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(int line, string text, string expected, params string[] before)
    {
        var message = Refusal([.. before, text]);

        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"run.jsonl line {line}, "), message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    /// <param name="lines">A changed header, or what follows the good one.</param>
    private static string Refusal(params string[] lines)
    {
        var isHeader = lines is [var first]
            && first.Contains("\"gilbench_version\"", StringComparison.Ordinal) && first != Line(s_run.Header);
        var header = isHeader ? [] : new[] { Line(s_run.Header) };
        var text = string.Concat(header.Concat(lines).Select(line => line + "\n"));
        return Assert.Throws<RunFileException>(() => RunReader.Parse(text, "run.jsonl")).Message;
    }

    private static string Line(RunLine line) => JsonSerializer.Serialize(line, RunJson.Options);

    /// <param name="field">Names and indices with points between.</param>
    private static string Changed(RunLine line, string field, string value)
    {
        const string Mark = "\"it goes here\"";
        var whole = JsonNode.Parse(Line(line))!;
        var steps = field.Split('.');
        var around = steps[..^1].Aggregate(
            whole, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        if (around is JsonArray array)
        {
            array[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = "it goes here";
        }
        else
        {
            around[steps[^1]] = "it goes here";
        }

        return whole.ToJsonString(RunJson.Options).Replace(Mark, value, StringComparison.Ordinal);
    }
}
