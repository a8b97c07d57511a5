using System.Text.Json.Nodes;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Sessions;

namespace GilBench.Tests.Sessions;

public sealed class SuiteTemplateTests : IDisposable
{
    private const string Source = "bench/suite-template";

    private readonly SuiteFolder _around = new();

    public void Dispose() => _around.Dispose();

    private string Write(string name)
    {
        var folder = _around.In(name);
        new SuiteTemplate(ProjectPlaces.Find()).WriteTo(folder);
        return folder;
    }

    [Fact]
    public void Every_file_of_the_template_that_the_repository_holds_is_written_and_no_other()
    {
        var folder = Write("perf");

        var written = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Order().ToList();
        Assert.Equal(SuiteTemplate.Files.Order(), written);
        var held = ProjectTree.TrackedFiles().Where(file => file.StartsWith($"{Source}/", StringComparison.Ordinal));
        Assert.Equal(held.Select(file => file[(Source.Length + 1)..]).Order(), written);
        Assert.All(
            written.Where(file => file != "README.md"),
            file => Assert.Equal(ProjectTree.Read($"{Source}/{file}"), File.ReadAllText(Path.Combine(folder, file))));
    }

    [Fact]
    public void Its_manifest_asks_first_for_its_assembly_and_is_read_once_that_is_built()
    {
        var folder = Write("perf");

        var refusal = Assert.Throws<UsageException>(() => SuiteReader.Read(folder, SuiteFolder.Document));
        Assert.EndsWith($"build it: dotnet build {folder}/csharp -c Release.", refusal.Message, StringComparison.Ordinal);
        _around.Write("perf/csharp/bin/Release/net10.0/Scoring.dll", "");
        var suite = SuiteReader.Read(folder, SuiteFolder.Document);
        Assert.Equal(
            ["score: True True", "fetch: True False"],
            suite.Workloads.Select(requested => $"{requested.Id}: {requested.Function is not null} {requested.Method is not null}"));
        Assert.Equal(2, suite.Claims.Count);
        Assert.All(suite.Workloads, requested => Assert.Equal(folder, requested.Folder));
    }

    [Fact]
    public void Its_manifest_names_what_its_code_holds()
    {
        var python = ProjectTree.Read($"{Source}/scoring.py");
        var cSharp = ProjectTree.Read($"{Source}/csharp/Work.cs");

        Assert.Contains("\ndef score(n):", python, StringComparison.Ordinal);
        Assert.Contains("\nasync def fetch(seconds):", python, StringComparison.Ordinal);
        Assert.Contains("namespace Scoring;", cSharp, StringComparison.Ordinal);
        Assert.Contains("public static class Work", cSharp, StringComparison.Ordinal);
        Assert.Contains("public static long Score(int n)", cSharp, StringComparison.Ordinal);
        var workloads = JsonNode.Parse(ProjectTree.Read($"{Source}/suite.json"))!["workloads"]!.AsArray();
        Assert.Equal(["scoring.py:score", "scoring.py:fetch"], workloads.Select(workload => (string?)workload!["python"]!["function"]));
        Assert.Equal("Scoring.Work.Score", (string?)workloads[0]!["c_sharp"]!["method"]);
        Assert.Equal(
            $"{Enumerable.Range(0, 20000).Where(i => i % 3 != 0).Sum(i => (long)i * i)}",
            (string?)workloads[0]!["parameter_sets"]![0]!["expected"]);
    }

    [Fact]
    public void Its_commands_call_this_program_from_wherever_they_are_typed()
    {
        var text = File.ReadAllText(Path.Combine(Write("perf"), "README.md"));

        Assert.Contains($"\n{ShellWord.Of(ProjectTree.At("run-all.sh"))} run --suite .\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("./run-all.sh", text, StringComparison.Ordinal);
        Assert.Contains("dotnet build csharp -c Release", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_project_s_own_build_does_not_know_the_template_and_the_template_s_none_of_the_project_s_settings()
    {
        var projects = ProjectTree.TrackedFiles()
            .Where(file => Path.GetExtension(file) is ".csproj" or ".slnx" or ".props" or ".targets").ToList();
        var others = projects.Where(file => !file.StartsWith(Source, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(others);
        Assert.All(others, file => Assert.DoesNotContain("suite-template", ProjectTree.Read(file), StringComparison.Ordinal));
        // A project takes what lies below its folder.
        Assert.DoesNotContain(
            others.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)),
            file => Source.StartsWith(Path.GetDirectoryName(file)!, StringComparison.Ordinal));
        var project = ProjectTree.Read($"{Source}/csharp/Scoring.csproj");
        Assert.Contains("<ImportDirectoryBuildProps>false<", project, StringComparison.Ordinal);
        Assert.DoesNotContain("PackageReference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(_around.In("empty"));

        Assert.True(File.Exists(Path.Combine(Write("empty"), "suite.json")));
    }

    [Fact]
    public void What_holds_something_or_cannot_be_written_is_refused()
    {
        _around.Write("full/mine.txt", "mine");

        Assert.Equal(
            $"{_around.In("full")} is not empty, and nothing in it is written over; name a folder that is new or empty.", Refusal("full"));
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(_around.In("full")).Select(Path.GetFileName));
        Assert.Equal($"{_around.In("work.py")} is a file; name a folder that is new or empty.", Refusal("work.py"));
        Assert.StartsWith(
            $"A suite cannot be written to {_around.In("work.py/perf")}: ", Refusal("work.py/perf"), StringComparison.Ordinal);
        Assert.EndsWith("; name another folder.", Refusal("work.py/perf"), StringComparison.Ordinal);
        Assert.StartsWith("A suite cannot be written to /proc/perf: ", Refusal("/proc/perf"), StringComparison.Ordinal);
    }

    private string Refusal(string name) => Assert.Throws<UsageException>(() => Write(name)).Message;
}
