using System.Text.Json.Nodes;
using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;
using GilBench.Results;

namespace GilBench.Tests.Results;

/// <summary>
/// Runs of version 2, which were measured one launch after another, are read as before; the sample in the repository was one when this was
/// written.
/// </summary>
public sealed class RunUpgradeTests
{
    private const string Sample = "tests/Harness.Tests/Results/version2.run.jsonl";

    private static readonly string[] s_lines = ProjectTree.Read(Sample).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly string s_launch = s_lines.First(line => line.StartsWith("{\"type\":\"launch\"", StringComparison.Ordinal));

    private static readonly string s_pilot = s_lines.First(line => line.StartsWith("{\"type\":\"pilot\"", StringComparison.Ordinal));

    [Fact]
    public void Its_lines_become_today_s()
    {
        var run = Read(s_lines);

        Assert.Equal(RunHeader.CurrentSchema, run.Header.Schema);
        Assert.Empty(run.Header.Plan.Groups);
        Assert.Empty(run.Groups);
        Assert.Equal(144, run.Launches.Count);
        Assert.Equal(6, run.Blocks.Count);
        Assert.Equal((0.15, false), (run.Header.Plan.Sampling.SliceSeconds, run.Header.Plan.Sampling.SideBySide));
        Assert.Equal(
            [2, 0, 2],
            new[] { ArmRole.AaControl, ArmRole.OneWorkerBaseline, ArmRole.PositiveControl }
                .Select(role => run.Header.Plan.Arms.Count(arm => arm.Role == role)));
        Assert.Equal(WorkerKind.Threads, run.Header.Models.First(model => model.Id == "threads").WorkerKind);
        Assert.All(run.Launches, launch => Assert.Equal((0, 0, null), (launch.Group, launch.SetAside.Count, launch.WaitingCpuShare)));
    }

    [Fact]
    public void Every_value_of_a_launch_is_kept_to_its_last_digit()
    {
        var samples = JsonNode.Parse(s_launch)!["samples"]!.AsArray();

        var launch = Read(s_lines[0], s_launch).Launches[0];

        Assert.Equal(samples.Select(sample => (double)sample!["wall_seconds"]!), launch.Samples.Select(sample => sample.WallSeconds));
        Assert.Equal(
            samples.Select(sample => (double?)sample!["cpu_self_seconds"]), launch.Samples.Select(sample => sample.CpuSelfSeconds));
        Assert.Equal(samples.Select(sample => (long?)sample!["minor_faults"]), launch.Samples.Select(sample => sample.MinorFaults));
        Assert.Equal(SamplePhase.Cold, launch.Samples[0].Phase);
        Assert.All(launch.Samples.Skip(1), sample => Assert.Equal(SamplePhase.Warm, sample.Phase));
    }

    /// <summary>The tables that the program of version 2 wrote of that run.</summary>
    [Fact]
    public void Its_figures_are_those_that_the_program_of_then_gave()
    {
        var written = ProjectTree.Read("tests/Harness.Tests/Results/version2.report.md").Split('\n').Where(IsFigure)
            .Select(line => Shown(line.Replace("A/A twin", "A/A control", StringComparison.Ordinal))).ToList();

        var report = ReportBuilder.Build(Evidence.Of(Read(s_lines)), []) with { Capacity = [] };
        var rendered = MarkdownPage.Render(report).Split('\n').Where(IsFigure)
            .Where(line => !IsOfMatrix(line)).Select(Shown).ToList();

        Assert.InRange(written.Count, 25, 100);
        // Its tables stood in another order.
        Assert.Equal(written.Order(), rendered.Order());

        // That program had none, and told nothing of capacity.
        static bool IsOfMatrix(string line) =>
            line.StartsWith("| Waits", StringComparison.Ordinal) || line.StartsWith("| Computes", StringComparison.Ordinal);

        static bool IsFigure(string line) => line.StartsWith("| ", StringComparison.Ordinal)
            && (line.Contains('×', StringComparison.Ordinal) || line.Contains("/s", StringComparison.Ordinal))
            && !line.StartsWith("| Workload ", StringComparison.Ordinal) && !line.StartsWith("| A/A ", StringComparison.Ordinal);

        // Since then the CPU time of .NET where it waits is not shown (Warmup.CoversCpuTime).
        static string Shown(string line) => line.Split('|') is [_, " sleep ", _, " dotnet-10 ", ..] and var cells
            ? string.Join('|', cells.Select((cell, index) => index == 12 ? "" : cell))
            : line;
    }

    [Fact]
    public void Its_lost_share_is_that_of_its_blocks()
    {
        var run = Read(s_lines);

        Assert.Equal(0, RunAnalysis.Of(run).Rounds.Run);
        BlockEnd[] spoiled = [new BlockEnd(7, 1, Valid: false, "Load."), new BlockEnd(8, 1, Valid: false, "Load.")];
        Assert.Equal(0.25, RunAnalysis.Of(run with { Blocks = [.. run.Blocks, .. spoiled] }).LostShare);
    }

    [Theory]
    [InlineData("\"wall_seconds\":", "\"wall_seconds\":-", "samples[0].wall_seconds: -")]
    [InlineData("\"index\":1,", "\"index\":7,", "samples[1].index: 7 was found where 1, its place in the list, is expected.")]
    [InlineData("\"phase\":\"warm\"", "\"phase\":\"cold\"", "samples[1].phase: \"cold\" was found where \"warm\" is expected.")]
    [InlineData("\"phase\":\"cold\"", "\"phase\":\"tepid\"", "samples[0].phase: \"tepid\" was found where one of cold, warm is expected.")]
    [InlineData(
        "\"phase\":", "\"colour\":1,\"phase\":",
        "samples[0].colour: there is no field 'colour'; expected here: index, phase, wall_seconds")]
    [InlineData("\"samples\":", "\"slices\":", "slices: there is no field 'slices'; expected here: type, id, block, attempt")]
    [InlineData("\"tasks\":", "\"group\":0,\"tasks\":", "group: there is no field 'group'")]
    [InlineData("\"arm\":\"", "\"arm\":\"no_", "arm: \"no_")]
    [InlineData("\"outcome\":\"ok\"", "\"outcome\":\"fine\"", "outcome: \"fine\" was found where one of ok, crashed, timed_out,")]
    [InlineData("\"type\":\"launch\"", "\"type\":\"lunch\"", "type: \"lunch\" was found where one of run,")]
    [InlineData(
        "\"type\":\"launch\"", "\"ty\\ud800pe\":\"launch\"",
        "the whole text: a field's name holds half a surrogate pair, which is no text.")]
    public void A_wrong_launch_is_refused_by_the_names_that_it_has(string right, string wrong, string expected) =>
        AssertRefused(2, expected, s_lines[0], Changed(s_launch, right, wrong));

    [Theory]
    [InlineData("\"iteration_seconds\":", "\"slice_seconds\":", "plan.sampling.slice_seconds: there is no field 'slice_seconds'")]
    [InlineData(
        "\"minimum_blocks\":6", "\"minimum_blocks\":0",
        "plan.sampling.minimum_blocks: 0 was found where a whole number of at least 1 is expected.")]
    [InlineData("\"spread\":", "\"worker_kind\":", "models[0].worker_kind: there is no field 'worker_kind'")]
    [InlineData(
        "\"role\":\"null_control\"", "\"role\":\"aa_control\"",
        "plan.arms[20].role: \"aa_control\" was found where one of measured, null_control, same_path, positive_control is expected.")]
    [InlineData("\"omitted\":", "\"groups\":[],\"omitted\":", "plan.groups: there is no field 'groups'")]
    public void A_wrong_header_is_refused_by_the_names_that_it_has(string right, string wrong, string expected) =>
        AssertRefused(1, expected, Changed(s_lines[0], right, wrong));

    [Theory]
    [InlineData("\"iterations\":", "\"rounds\":", "rounds: there is no field 'rounds'")]
    [InlineData("\"within_launches\":", "\"within_launches\":-", "within_launches: -")]
    public void A_wrong_word_of_the_pilot_is_refused_though_nothing_rests_on_it(string right, string wrong, string expected) =>
        AssertRefused(2, expected, s_lines[0], Changed(s_pilot, right, wrong));

    [Fact]
    public void The_end_of_a_group_is_no_line_of_such_a_run() => AssertRefused(
        2,
        "group: 0 was found where the place of one of the plan's 0 groups, from 0, is expected.",
        s_lines[0],
        """{"type":"group","block":1,"group":0,"attempt":1,"valid":true,"reason":null,"rounds":3,"set_aside":[],"noise":null"""
            + ""","start_seconds":1,"rounds_seconds":1}""");

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Other_versions_are_refused_with_what_to_do(int version) => AssertRefusal(
        $"The run run.jsonl is of schema version {version}; this program reads versions 2 and 3. "
            + "Use the release of GilBench that wrote it.",
        Changed(s_lines[0], "\"schema\":2", $"\"schema\":{version}"));

    private static Run Read(params IEnumerable<string> lines) =>
        RunReader.Parse(string.Concat(lines.Select(line => line + "\n")), "run.jsonl");

    private static void AssertRefused(int line, string expected, params string[] lines) =>
        AssertRefusal($"run.jsonl line {line}, {expected}", lines);

    private static void AssertRefusal(string start, params string[] lines) =>
        Assert.StartsWith(start, Assert.Throws<RunFileException>(() => Read(lines)).Message, StringComparison.Ordinal);

    /// <summary>With the first of something changed.</summary>
    private static string Changed(string line, string right, string wrong)
    {
        var at = line.IndexOf(right, StringComparison.Ordinal);
        Assert.NotEqual(-1, at);
        return line[..at] + wrong + line[(at + right.Length)..];
    }
}
