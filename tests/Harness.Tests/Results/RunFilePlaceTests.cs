using GilBench.Model;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Results;
using GilBench.Tests.Running;

namespace GilBench.Tests.Results;

/// <summary>What lies where a run is to begin or go on may be anything: it is left as it is, and nothing waits for it.</summary>
public sealed class RunFilePlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    private static RunHeader Header()
    {
        var context = SmallRun.Context();
        return SmallRun.Header(Planner.Make(SmallRun.Request(), context), context);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("claims.json")]
    [InlineData("index.html")]
    [InlineData("report.md")]
    [InlineData("charts/mine.txt")]
    [InlineData("benchmarkdotnet/mine.txt")]
    [InlineData("run.jsonl")]
    public void A_file_of_somebody_elses_that_a_run_would_write_over_refuses_the_folder(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "mine");

        Assert.Throws<RunFileException>(() => RunFile.Create(_folder, Header()));

        Assert.Equal([path], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public void Files_that_no_run_writes_to_may_lie_beside_it()
    {
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "mine");

        RunFile.Create(_folder, Header()).Dispose();

        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "notes.txt")));
    }

    [Theory]
    [InlineData("my own notes\nthat end without an end of line")]
    [InlineData("no end of line at all")]
    [InlineData("{\"type\":\"run\",\"schema\":99}\n{\"type\":\"block\",\"blo")]
    [InlineData("{\"type\":\"run\",\"sche")]
    public void A_file_that_is_no_run_loses_nothing_where_it_is_to_be_continued(string text)
    {
        var path = Path.Combine(_folder, "mine.txt");
        File.WriteAllText(path, text);

        Assert.Throws<RunFileException>(() => RunFile.Continue(path));

        Assert.Equal(text, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("run.jsonl", "pipe", "holds a run.jsonl that is a pipe, not a regular file; name another folder with --output.")]
    [InlineData("run.jsonl", "/dev/zero", "holds a run.jsonl that is a device, not a regular file; name another folder with --output.")]
    [InlineData("run.jsonl", "folder", "holds a run.jsonl that is a folder, not a regular file; name another folder with --output.")]
    [InlineData("run.jsonl", "/nowhere", "holds a run.jsonl that cannot be read: ")]
    [InlineData("run.jsonl.lock", "pipe", "run.jsonl.lock is no regular file; name another folder with --output.")]
    [InlineData("run.jsonl.lock", "folder", "run.jsonl.lock is no regular file; name another folder with --output.")]
    public async Task What_is_no_regular_file_is_refused_and_not_waited_for_where_a_run_is_to_begin(
        string name, string what, string refusal)
    {
        var path = Path.Combine(_folder, name);
        string[] command = what switch
        {
            "pipe" => ["mkfifo", path],
            "folder" => ["mkdir", path],
            _ => ["ln", "-s", what, path],
        };
        var made = await new ProcessRunner(TimeProvider.System).RunAsync(
            new Command(command[0], command[1..]) { Limit = TimeSpan.FromSeconds(20) },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0, made.ExitCode);

        var refused = await Task.Run(
                () => Assert.Throws<RunFileException>(() => RunFile.Create(_folder, Header())), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Contains(refusal, refused.Message, StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }
}
