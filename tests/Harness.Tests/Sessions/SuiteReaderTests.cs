using System.Text;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Sessions;

namespace GilBench.Tests.Sessions;

public sealed class SuiteReaderTests : IDisposable
{
    private const string Small = """
        {"schema": 1, "workloads": [{"id": "score", "python": {"function": "work.py:score"}, "parameter_sets": [{"name": "calibrated"}]}]}
        """;

    private const string Whole = """
        {
          "schema": 1,
          "workloads": [
            {
              "id": "score", "summary": "Scores.", "kind": "mixed",
              "python": {"function": "app.scoring:Score.of", "setup": "prepared", "asyncio_run": true, "check": null},
              "c_sharp": {"assembly": "csharp/bin/Release/net10.0/Scoring.dll", "method": "Scoring.Work.Score"},
              "result": "compared", "tolerance": 1e-9,
              "parameter_sets": [
                {"name": "calibrated", "arguments": {"n": 5000, "of": [{"a": null}]}, "tasks": 3, "workers": 4, "expected": "[1, 2]"},
                {"name": "shared", "shared_arguments": true}
              ]
            }
          ],
          "claims": null
        }
        """;

    private readonly SuiteFolder _suite = new();

    public void Dispose() => _suite.Dispose();

    [Fact]
    public void What_may_be_left_out_has_its_default()
    {
        var suite = _suite.Parse(Small);

        var requested = Assert.Single(suite.Workloads);
        Assert.Equal((_suite.Root, _suite.Root, "work.py:score"), (suite.Folder, requested.Folder, requested.Function));
        Assert.True(requested is
        {
            Summary: null,
            Assembly: null,
            Method: null,
            Setup: null,
            Kind: null,
            AsyncioRun: false,
            Result: ResultRule.Compared,
            Tolerance: null,
            Check: null,
        });
        var set = Assert.Single(requested.ParameterSets);
        Assert.True(set is { Name: "calibrated", Arguments.Count: 0, Tasks: null, Workers: null, Expected: null, SharedArguments: false });
        Assert.Empty(suite.Claims);
    }

    [Fact]
    public void Everything_that_a_manifest_says_is_in_the_wish()
    {
        var requested = Assert.Single(_suite.Parse(Whole).Workloads);

        Assert.Equal(("score", "Scores.", WorkloadKind.Mixed), (requested.Id, requested.Summary, requested.Kind));
        Assert.Equal(("app.scoring:Score.of", "prepared", true), (requested.Function, requested.Setup, requested.AsyncioRun));
        Assert.Equal((_suite.In("csharp/bin/Release/net10.0/Scoring.dll"), "Scoring.Work.Score"), (requested.Assembly, requested.Method));
        Assert.Equal(1e-9, requested.Tolerance);
        Assert.Equal("""{"a": null}""", requested.ParameterSets[0].Arguments["of"][0].GetRawText());
        Assert.Equal(
            (3, 4, "[1, 2]"),
            (requested.ParameterSets[0].Tasks, requested.ParameterSets[0].Workers, requested.ParameterSets[0].Expected));
        Assert.Equal([false, true], requested.ParameterSets.Select(set => set.SharedArguments));
    }

    [Fact]
    public void Paths_start_in_the_folder_that_the_manifest_names_and_code_runs_there()
    {
        var small = Small.Replace("\"workloads\"", "\"folder\": \"..\", \"workloads\"", StringComparison.Ordinal);
        _suite.Write("perf/suite.json", small.Replace("work.py", "sub/other.py", StringComparison.Ordinal));

        var suite = SuiteReader.Read(_suite.In("perf"), SuiteFolder.Document);

        Assert.Equal(_suite.In("perf"), suite.Folder);
        Assert.Equal((_suite.Root, "sub/other.py:score"), (suite.Workloads[0].Folder, suite.Workloads[0].Function));
    }

    [Fact]
    public void Claims_are_about_the_suite_s_own_workloads()
    {
        const string Claim = """
            "claims": [
              {"id": "mine", "source": "s", "sentence": "t", "restated": {"sentence": "u", "relation": "ordering",
                "arm": {"workload": "score", "model": "threads"}, "base": {"model": "sequential"}, "expected": {"gil": "open"}}}]
            """;
        var text = Whole.Replace("\"claims\": null", Claim, StringComparison.Ordinal);

        Assert.Equal("mine", Assert.Single(_suite.Parse(text).Claims).Id);
        AssertRefused<ClaimException>(
            text.Replace("\"workload\": \"score\"", "\"workload\": \"sum_squares\"", StringComparison.Ordinal),
            "line 17, claims[0].restated.arm.workload: there is no workload 'sum_squares'; there are: score.");
        AssertRefused<ClaimException>(
            text.Replace("\"open\"", "\"maybe\"", StringComparison.Ordinal),
            "line 17, claims[0].restated.expected.gil: \"maybe\" was found where one of holds, refuted, open or null is expected; "
                + "bench/claims.schema.json says what a claim looks like.");
        AssertRefused<ClaimException>(
            text.Replace("\"source\": \"s\", ", "", StringComparison.Ordinal),
            "line 16, claims[0].source: it is missing; text is expected; bench/claims.schema.json says what a claim looks like.");
        AssertRefused<ClaimException>(
            Whole.Replace("\"claims\": null", "\"claims\": 5", StringComparison.Ordinal),
            "line 15, claims: 5 was found where a list is expected; bench/claims.schema.json says what a claim looks like.");
        Assert.Empty(_suite.Parse(Whole.Replace("\"claims\": null", "\"claims\": []", StringComparison.Ordinal)).Claims);
    }

    [Fact]
    public void A_short_claim_about_the_only_workload_of_a_suite_need_not_name_it() =>
        Assert.Equal(
            "score", ClaimChoice.Choose(["threads vs sequential >= 2x"], [], _suite.Parse(Small).Vocabulary)[0].Restated!.Arm.Workload);

    [Fact]
    public void Code_that_is_not_there_is_named_with_what_to_do()
    {
        AssertRefused<UsageException>(
            Small.Replace("work.py", "wrk.py", StringComparison.Ordinal),
            $"line 1, workloads[0].python.function: there is no file wrk.py in {_suite.Root}.");
        AssertRefused<UsageException>(
            Small.Replace("score\"}", "score\", \"check\": \"no/such.py:right\"}", StringComparison.Ordinal),
            $"line 1, workloads[0].python.check: there is no file no/such.py in {_suite.Root}.");
        File.Delete(_suite.In("csharp/bin/Release/net10.0/Scoring.dll"));
        AssertRefused<UsageException>(
            Whole,
            $"line 7, workloads[0].c_sharp.assembly: there is no file csharp/bin/Release/net10.0/Scoring.dll in {_suite.Root}; "
                + $"build it: dotnet build {_suite.Root}/csharp -c Release.");
        AssertRefused<UsageException>(
            Whole.Replace("csharp/bin/Release/net10.0/Scoring.dll", "Scoring.dll", StringComparison.Ordinal),
            $"line 7, workloads[0].c_sharp.assembly: there is no file Scoring.dll in {_suite.Root}; build its project first.");
        AssertRefused<UsageException>(
            Small.Replace("\"workloads\"", "\"folder\": \"src\", \"workloads\"", StringComparison.Ordinal),
            $"line 1, folder: there is no folder {VisibleText.Cut(_suite.In("src"))}.");
    }

    [Fact]
    public void A_folder_without_a_manifest_is_told_what_writes_one()
    {
        AssertUnreadable(
            _suite.Root,
            $"There is no suite.json in {_suite.Root}; to have one written, with code to try it: ./run-all.sh new suite {_suite.Root}.");
        AssertUnreadable(
            _suite.In("no where"),
            $"There is no suite.json in {_suite.In("no where")}; to have one written, with code to try it: "
                + $"./run-all.sh new suite '{_suite.In("no where")}'.");
        AssertUnreadable(_suite.In("work.py"), $"{_suite.In("work.py")} is a file; a suite is the folder that holds its suite.json.");
    }

    [Fact]
    public void A_manifest_that_is_no_text_is_refused()
    {
        var path = _suite.In("suite.json");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("{\"schema\": 1,\n\"folder\": \"é\"}"));
        AssertUnreadable(_suite.Root, $"The manifest {path} is no UTF-8 text (line 2 holds other bytes); save it as UTF-8.");
        File.WriteAllBytes(path, new byte[16 * 1024 * 1024 + 1]);
        AssertUnreadable(_suite.Root, $"The manifest {path} is too large (16 MiB; 16 MiB at most are read).");
        File.Delete(path);
        Directory.CreateDirectory(path);
        AssertUnreadable(_suite.Root, $"The manifest {path} is a folder, not a regular file.");
        Directory.Delete(path);
        File.CreateSymbolicLink(path, "/dev/zero");
        AssertUnreadable(_suite.Root, $"The manifest {path} is a device, not a regular file.");
    }

    [Fact]
    public void A_manifest_with_a_byte_order_mark_is_read()
    {
        File.WriteAllText(_suite.In("suite.json"), Small, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("score", Assert.Single(_suite.Read().Workloads).Id);
    }

    private static void AssertUnreadable(string folder, string expected) =>
        Assert.Equal(expected, Assert.Throws<UsageException>(() => SuiteReader.Read(folder, SuiteFolder.Document)).Message);

    private void AssertRefused<T>(string text, string expected)
        where T : Exception =>
        Assert.Equal($"{_suite.In("suite.json")} {expected}", Assert.Throws<T>(() => _suite.Parse(text)).Message);
}
