using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Cli;

/// <summary>The real <c>merge</c>, and <c>report</c> of several machines, on made-up runs.</summary>
[Trait("category", "process")]
public sealed class MergeProgramTests : IDisposable
{
    private static readonly string[] s_report = ["charts", "index.html", "machines", "report.md", "report.sha256"];

    private readonly GilbenchProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Merged_runs_lie_unchanged_in_one_folder_whose_report_can_be_written_anew()
    {
        Write("small", SyntheticFleet.Machine(2));
        Write("large", SyntheticFleet.Machine(4));

        var merged = await _program.RunAsync("merge", "large", "small/run.jsonl", "--output", "fleet");

        Assert.True(merged is { ExitCode: 0, Errors: "" }, merged.ToString());
        Assert.Equal(
            [
                "A: 2 cores, Synthetic 9000 (2006): fleet/machines/2-cores-2006",
                "B: 4 cores, Synthetic 9000 (400c): fleet/machines/4-cores-400c",
                "Report: fleet/index.html",
            ],
            merged.Output.TrimEnd().Split('\n'));
        AssertHolds("fleet", s_report);
        AssertHolds("fleet/machines/2-cores-2006", ["charts", "index.html", "report.md", "report.sha256", "run.jsonl"]);
        Assert.Equal(Bytes("small/run.jsonl"), Bytes("fleet/machines/2-cores-2006/run.jsonl"));
        Assert.Equal(Bytes("large/run.jsonl"), Bytes("fleet/machines/4-cores-400c/run.jsonl"));

        var page = Bytes("fleet/index.html");
        File.Delete(_program.Folder.In("fleet/index.html"));
        var again = await _program.RunAsync("report", "fleet");

        Assert.True(again is { ExitCode: 0, Errors: "" }, again.ToString());
        Assert.Equal("Report: fleet/index.html", again.Output.TrimEnd());
        Assert.Equal(page, Bytes("fleet/index.html"));
    }

    [Fact]
    public async Task Runs_of_several_machines_are_one_report_in_a_folder_of_its_own_and_else_one_each_with_a_hint()
    {
        Write("small", SyntheticFleet.Machine(2));
        Write("large", SyntheticFleet.Machine(4));

        var together = await _program.RunAsync("report", "small", "large", "--output", "both");
        var each = await _program.RunAsync("report", "small", "large");

        Assert.True(together is { ExitCode: 0, Errors: "" }, together.ToString());
        Assert.Equal("Report: both/index.html", together.Output.TrimEnd());
        AssertHolds("both", s_report);
        AssertHolds("both/machines/2-cores-2006", ["charts", "index.html", "report.md", "report.sha256"]);
        Assert.True(each is { ExitCode: 0, Errors: "" }, each.ToString());
        Assert.EndsWith(
            "These runs are of 2 machines: --output DIR writes one report of them all.", each.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_said_and_nothing_is_written()
    {
        Write("small", SyntheticFleet.Machine(2));
        Write("again", SyntheticFleet.Machine(2) is var run ? run with { Header = run.Header with { Id = "another" } } : run);
        Write("other", SyntheticFleet.Machine(4).Having(workload => workload with { Unit = "one cake" }));

        (await _program.RunAsync("merge", "small", "again", "--output", "fleet")).AssertWrongUse("samples of two runs are never pooled");
        (await _program.RunAsync("merge", "small", "other", "--output", "fleet")).AssertWrongUse(
            "the unit of sum_squares is one Σ i² over i < n in small and one cake in other");
        (await _program.RunAsync("report", "small", "small", "--output", "fleet")).AssertWrongUse("are the same run; name it once");
        (await _program.RunAsync("merge", "small", "--output", "fleet")).AssertWrongUse("takes the runs of two or more");
        (await _program.RunAsync("merge", "small", "other")).AssertWrongUse("--output");

        Assert.False(Directory.Exists(_program.Folder.In("fleet")));
    }

    [Fact]
    public async Task Another_run_of_a_machine_does_not_take_the_place_of_the_merged_one()
    {
        var small = SyntheticFleet.Machine(2);
        Write("small", small);
        Write("later", small with { Header = small.Header with { Id = "later" } });
        Write("large", SyntheticFleet.Machine(4));
        Assert.Equal(0, (await _program.RunAsync("merge", "small", "large", "--output", "fleet")).ExitCode);

        (await _program.RunAsync("merge", "later", "large", "--output", "fleet")).AssertWrongUse("There is another file at");

        Assert.Equal(Bytes("small/run.jsonl"), Bytes("fleet/machines/2-cores-2006/run.jsonl"));
    }

    private void Write(string name, Run run) => SyntheticFile.Write(run, _program.Folder.In(name));

    private byte[] Bytes(string name) => File.ReadAllBytes(_program.Folder.In(name));

    private void AssertHolds(string folder, IEnumerable<string> names) => Assert.Equal(
        names.Order(StringComparer.Ordinal),
        Directory.EnumerateFileSystemEntries(_program.Folder.In(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
