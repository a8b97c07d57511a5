using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Machine;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Results;

public sealed class RunSchemaTests : IDisposable
{
    private static readonly JsonObject Definitions = JsonNode.Parse(RunSchema.Text)!["definitions"]!.AsObject();

    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_line_that_the_run_file_writes_is_one_of_the_schema()
    {
        var lines = WriteEveryKindOfLine();

        Assert.Equal(
            ["block", "calibration", "end", "group", "launch", "memory", "missing_runtime", "pilot", "run", "served", "server", "session"],
            lines.Select(line => (string)JsonNode.Parse(line)!["type"]!).Distinct().Order());
        Assert.Equal("", string.Join('\n', await RunSchema.Complaints(lines)));
    }

    /// <summary>Fields that runs of earlier programs do not have.</summary>
    private static readonly string[] s_optional =
    [
        "session.variables", "run.comparison", "server.cpu_seconds_per_request", "server.asked_by", "memory.startup_seconds",
        "memory.first_slice_seconds",
    ];

    [Fact]
    public async Task A_line_with_a_field_too_few_or_too_many_is_refused()
    {
        foreach (var line in WriteEveryKindOfLine().DistinctBy(line => (string)JsonNode.Parse(line)!["type"]!))
        {
            var whole = JsonNode.Parse(line)!.AsObject();
            foreach (var name in whole.Select(field => field.Key).Where(name => !s_optional.Contains($"{whole["type"]}.{name}")).ToList())
            {
                var less = whole.DeepClone().AsObject();
                less.Remove(name);
                Assert.NotEmpty(await RunSchema.Complaints([less.ToJsonString()]));
            }

            var more = whole.DeepClone().AsObject();
            more["surplus"] = 1;
            Assert.NotEmpty(await RunSchema.Complaints([more.ToJsonString()]));
        }
    }

    [Theory]
    [InlineData("\"block\":1", "\"block\":\"1\"")]
    [InlineData("\"block\":1", "\"block\":null")]
    [InlineData("\"outcome\":\"ok\"", "\"outcome\":\"fine\"")]
    [InlineData("\"startup_seconds\":", "\"startup_seconds\":-")]
    [InlineData("\"wall_seconds\":", "\"wall_time\":0,\"wall_seconds\":")]
    [InlineData("\"workers_seen\":[", "\"workers_seen\":[0.5,")]
    [InlineData("\"set_aside\":[]", "\"set_aside\":null")]
    public async Task A_launch_that_says_something_else_is_refused(string right, string wrong)
    {
        var launch = WriteEveryKindOfLine().First(line => line.StartsWith("{\"type\":\"launch\"", StringComparison.Ordinal));
        Assert.Contains(right, launch, StringComparison.Ordinal);

        Assert.NotEmpty(await RunSchema.Complaints([launch.Replace(right, wrong, StringComparison.Ordinal)]));
    }

    [Fact]
    public void The_schema_has_every_field_of_the_records_and_no_other()
    {
        var kinds = typeof(RunLine).GetCustomAttributes(inherit: false).OfType<JsonDerivedTypeAttribute>().ToList();

        Assert.Equal(
            kinds.Select(kind => $"#/definitions/{kind.TypeDiscriminator}"),
            JsonNode.Parse(RunSchema.Text)!["oneOf"]!.AsArray().Select(choice => (string?)choice!["$ref"]));
        var comparison = new SchemaComparison(Definitions, RunJson.Options);
        kinds.ForEach(kind => comparison.Compare((string)kind.TypeDiscriminator!, kind.DerivedType));
        Assert.Equal("", string.Join('\n', comparison.Differences));
    }

    [Fact]
    public void The_schema_describes_every_field_and_names_its_version()
    {
        var fields = Definitions.SelectMany(definition => (definition.Value!["properties"]?.AsObject() ?? [])
            .Select(field => (Name: $"{definition.Key}.{field.Key}", field.Value!["description"])));

        Assert.DoesNotContain(fields, field => string.IsNullOrWhiteSpace((string?)field.Item2));
        Assert.Equal(RunHeader.CurrentSchema, (int)Definitions["run"]!["properties"]!["schema"]!["enum"]!.AsArray().Single()!);
    }

    private string[] WriteEveryKindOfLine()
    {
        var run = SyntheticRun.Of(new SyntheticOptions { Blocks = 2 });
        var whole = run.Launches[0] with
        {
            Outcome = LaunchOutcome.WrongResult,
            Detail = "A unit returned 1 instead of 42.",
            ResultsAgree = false,
            Noise = SyntheticDescription.Calm(),
            Modules = ["json"],
            Faults = ["It ran on cores 1 instead of 0."],
            ChildrenPeakRssBytes = 1,
        };
        var bare = whole with
        {
            SetAside = [1],
            WaitingCpuShare = null,
            Id = whole.Id + "-r1",
            AffinityRead = null,
            StartupSeconds = null,
            ShutdownSeconds = null,
            Samples = [],
            Runtime = null,
            Noise = null,
            ExecutableSha256 = null,
            ExitCode = null,
        };
        using (var file = RunFile.Create(_folder, run.Header))
        {
            IEnumerable<RunLine> lines =
            [
                new MissingRuntime(RuntimeGap.FreeThreaded, "There is no compiler."), new MissingRuntime(RuntimeGap.MatchedPair, null),
                .. run.Sessions, new Calibration("sum_squares", ParameterSetNames.Calibrated, Language.CSharp, 64, 0.2, "arm"),
                run.Server!, new ServedLatency(0.05, 1200, 0.0502, 0.0501, 0.0507),
                new Pilot(0, -0.0001, 0.0004, 0.3, 0.2, 10, 4), .. run.Memory,
                new MemoryReading("arm", LaunchOutcome.Crashed, "It fell over.", null),
                new MemoryReading("arm", LaunchOutcome.Ok, null, 1, 0.01, 0.2),
                .. run.Launches, whole, bare,
                .. run.Groups,
                new GroupEnd(
                    3, 0, 1, Valid: false, "It ran elsewhere.", 0, [new SetAsideRound(1, "Load.")], SyntheticDescription.Calm(), 1, 2),
                .. run.Blocks, new BlockEnd(3, 1, Valid: false, "It ran elsewhere."), run.End!,
            ];
            file.Append(lines);
        }

        var written = File.ReadAllLines(RunFile.PathOf(_folder));
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        return written;
    }
}
