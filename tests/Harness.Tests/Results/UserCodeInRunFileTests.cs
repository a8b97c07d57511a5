using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;
using GilBench.Tests.Running;

namespace GilBench.Tests.Results;

public sealed class UserCodeInRunFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_user_s_code_and_arguments_of_any_kind_are_read_back_and_valid_by_the_schema()
    {
        var code = new UserCode("app/scoring.py:score", null, null, "/home/me/project")
        {
            Setup = "data",
            IsCoroutine = true,
            Result = ResultRule.Ignored,
            Tolerance = 1e-9,
            Notes = ["It leaves a thread."],
        };
        using var arguments = System.Text.Json.JsonDocument.Parse("""{"n": 5, "rows": [[1, "ü"], null], "deep": {"a": true}}""");
        var header = SmallRun.Header(Planner.Make(SmallRun.Request(), SmallRun.Context()), SmallRun.Context());
        var set = header.Workloads[0].ParameterSets[0] with
        {
            SharedArguments = true,
            Arguments = arguments.RootElement.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.Clone()),
        };
        var workload = header.Workloads[0] with { Code = code, ParameterSets = [set] };
        RunFile.Create(_folder, header with { Workloads = [workload, .. header.Workloads.Skip(1)] }).Dispose();

        var read = RunFile.Read(_folder).Header.Workloads[0];

        Assert.Equal(code with { Notes = read.Code!.Notes }, read.Code);
        Assert.Equal(["It leaves a thread."], read.Code.Notes);
        Assert.True(read.ParameterSets[0].SharedArguments);
        Assert.Equal("""[[1,"ü"],null]""", read.ParameterSets[0].Arguments["rows"].GetRawText());
        Assert.Equal("", string.Join('\n', await RunSchema.Complaints(File.ReadLines(RunFile.PathOf(_folder)))));
    }
}
