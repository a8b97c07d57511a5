using System.Text.Json.Nodes;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Tests.Running;

namespace GilBench.Tests.Cli;

/// <summary>The real program as a user calls it.</summary>
[Trait("category", "process")]
public sealed class CommandLineTests : IDisposable
{
    private readonly GilbenchProgram _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("'--no-such'", "run", "--no-such")]
    [InlineData("'measure'", "measure")]
    [InlineData("quick, standard, thorough", "run", "--profile", "huge")]
    [InlineData("sum_squares", "run", "--workload", "nothing*")]
    [InlineData("cpython-3.13", "run", "--runtime", "ruby*")]
    [InlineData("999 cores were asked for", "run", "--cores", "999")]
    [InlineData("10m", "run", "--budget", "abc")]
    [InlineData("out of range", "run", "--budget", "999999999999999999999h")]
    [InlineData("out of range", "run", "--budget", "0.000000001s")]
    [InlineData("out of range", "verify", "--budget", "99999h")]
    [InlineData("'./run-all.sh list arms --help'", "list", "arms", "--budget", "1m")]
    [InlineData("'./run-all.sh --help'", "measure")]
    [InlineData("'./run-all.sh runtimes list --help'", "runtimes", "list", "--nothing")]
    [InlineData("99.99", "runtimes", "install", "99.99")]
    [InlineData("too old", "runtimes", "install", "3.8")]
    [InlineData("--workload holds an empty name", "run", "--dry-run", "--workload", "sleep,")]
    [InlineData("--runtime holds an empty name", "verify", "--dry-run", "--runtime", ",")]
    [InlineData("'@/etc/passwd' is no command", "@/etc/passwd")]
    [InlineData("'@/etc/passwd'", "run", "--workload", "@/etc/passwd")]
    [InlineData("no run at", "run", "--resume", "nothing")]
    [InlineData("--dry-run is about a new run", "run", "--resume", "nothing", "--dry-run")]
    [InlineData("--budget is about a new run", "run", "--resume", "nothing", "--budget", "5m")]
    [InlineData("no run at", "report", "nothing")]
    [InlineData("--python", "run", "--dry-run", "--python", "nothing")]
    public async Task Wrong_use_is_one_sentence_that_says_what_to_change_and_exits_2(string said, params string[] arguments)
    {
        var named = arguments[0] is "run" or "verify" && !arguments.Contains("--resume")
            ? ["--python", FakeInterpreter.Write(_program.Folder, "3.13.5")]
            : Array.Empty<string>();

        (await _program.RunAsync([.. arguments, .. named])).AssertWrongUse(said);
    }

    [Fact]
    public async Task A_folder_that_holds_a_run_is_no_output()
    {
        var context = SmallRun.Context();
        RunFile.Create(_program.Folder.In("run"), SmallRun.Header(Planner.Make(SmallRun.Request(), context), context)).Dispose();

        var end = await _program.RunAsync(
            "run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--workload", "sleep", "--runtime", "cpython-*",
            "--cores", "1", "--output", "run");

        end.AssertWrongUse("already holds a run");
    }

    [Theory]
    [InlineData("taskset", "run", "--output", "run", "--workload", "sleep")]
    [InlineData("setsid", "run", "--output", "run", "--workload", "sleep")]
    [InlineData("setsid", "run", "--resume", "run")]
    [InlineData("taskset", "verify", "--output", "run")]
    [InlineData("setsid", "list", "runtimes")]
    public async Task A_tool_that_is_missing_is_named_with_its_package_before_anything_is_measured(string tool, params string[] arguments)
    {
        File.Delete(_program.Folder.In($"bin/{tool}"));

        var end = await _program.RunAsync(arguments);

        Assert.True(end.ExitCode == 3, end.ToString());
        Assert.Contains($"{tool} was not found on PATH; install util-linux", end.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Folder.In("run")));
    }

    [Fact]
    public async Task A_variable_that_changes_what_is_measured_is_written_into_the_run()
    {
        var end = await GilbenchProgram.EndOf(_program.Start(
            new Dictionary<string, string> { ["MALLOC_ARENA_MAX"] = "1", ["PYTHONMALLOC"] = "debug" },
            "run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--workload", "sleep", "--runtime", "cpython-*",
            "--cores", "1", "--output", "run"));

        Assert.True(end.ExitCode is 0 or 3, end.ToString());
        var variables = Assert.Single(RunFile.Read(_program.Folder.In("run")).Sessions).Variables;
        Assert.Equal("1", variables["MALLOC_ARENA_MAX"]);
        Assert.DoesNotContain("PYTHONMALLOC", variables.Keys);
    }

    [Fact]
    public async Task Too_few_files_that_may_be_open_are_one_sentence_with_what_is_needed()
    {
        var end = await _program.RunUnderAsync(
            "ulimit -n 64", "run", "--dry-run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"));

        Assert.True(end.ExitCode == 3, end.ToString());
        Assert.Contains("ulimit -n", end.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("defect", end.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_explains_itself()
    {
        string[][] commands =
        [
            [], ["run"], ["report"], ["list"], ["list", "workloads"], ["list", "models"], ["list", "runtimes"], ["list", "arms"],
            ["doctor"], ["runtimes"], ["runtimes", "list"], ["runtimes", "install"], ["all"], ["verify"], ["export"], ["acceptance"],
            ["new"], ["new", "suite"], ["compare"], ["calibrate"], ["capacity"], ["merge"],
            ["history"], ["history", "add"], ["history", "show"], ["history", "trend"], ["history", "export"], ["history", "prune"],
        ];
        foreach (var command in commands)
        {
            var end = await _program.RunAsync([.. command, "--help"]);
            Assert.True(end is { ExitCode: 0, Errors: "" }, $"{string.Join(' ', command)} --help: {end}");
            Assert.Contains($"Usage:\n  {string.Join(' ', ["gilbench", .. command])} ", end.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("workloads")]
    [InlineData("models")]
    public async Task A_table_of_the_project_is_listed_row_by_row_for_readers_and_for_programs(string table)
    {
        var ids = ProjectTree.Table($"{table}.json", table).Select(row => (string)row["id"]!).ToList();

        var shown = await _program.RunAsync("list", table);
        var json = await _program.RunAsync("list", table, "--format", "json");

        Assert.All([shown, json], end => Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString()));
        Assert.Equal(ids, JsonNode.Parse(json.Output)!.AsArray().Select(row => (string)row!["id"]!));
        var cells = shown.Output.Split('\n')
            .Where(line => line.StartsWith('│'))
            .Select(line => line.Split('│')[1].Trim())
            .Where(cell => cell.Length > 0);
        Assert.Equal(ids, cells.Skip(1));
    }

    [Fact]
    public async Task The_list_of_arms_has_Python_with_and_without_the_GIL_and_CSharp_for_every_workload()
    {
        Assert.SkipUnless(GilbenchProgram.HasDotNetWorker, "The C# worker is not built; build the whole solution.");

        var end = await _program.RunAsync(
            "list", "arms", "--format", "json",
            "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--python", FakeInterpreter.Write(_program.Folder, "3.13.5t"));

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        var rows = JsonNode.Parse(end.Output)!.AsArray().Select(row => row!.AsObject()).ToList();
        var arms = rows.Where(row => row["arm"] is not null).ToList();
        var workloads = arms.Where(row => (string?)row["role"] != "positive_control").GroupBy(row => (string)row["workload"]!).ToList();
        Assert.True(workloads.Count >= 10, $"{workloads.Count} workloads");
        Assert.All(workloads, workload => Assert.Equal(
            ["cpython-3.13", "cpython-3.13t", "cpython-3.13t-gil", "dotnet-10"],
            workload.Select(row => (string)row["runtime"]!).Distinct().Order()));
        Assert.Equal(
            ExecutionModels.All.Select(model => model.Id).Distinct().Order(),
            rows.Select(row => (string)row["model"]!).Distinct().Order());
        Assert.All(rows.Except(arms), left => Assert.False(string.IsNullOrWhiteSpace((string?)left["left_out"])));
    }

    [Fact]
    public async Task A_simulation_that_gives_what_the_design_states_exits_0()
    {
        var end = await _program.RunAsync("acceptance", "scale and inverse");

        Assert.True(end is { ExitCode: 0, Errors: "" }, end.ToString());
        Assert.Contains("interval of 1/S and 1/interval of S", end.Output, StringComparison.Ordinal);
        Assert.Contains("2 as expected, 0 not (", end.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_arms_blocks_and_estimate_and_measures_nothing()
    {
        var end = await _program.RunAsync(
            "run", "--dry-run", "--python", FakeInterpreter.Write(_program.Folder, "3.13.5"), "--runtime", "cpython-3.13",
            "--workload", "sleep", "--cores", "1", "--output", "run");

        Assert.True(end.ExitCode == 0, end.ToString());
        Assert.Contains("4 arms a block", end.Output, StringComparison.Ordinal);
        Assert.Contains("asyncio_gather", end.Output, StringComparison.Ordinal);
        Assert.Contains("6 blocks of 1 group, ", end.Output, StringComparison.Ordinal);
        Assert.Contains("Estimate: ", end.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Folder.In("run")));
    }
}
