using GilBench.Cli;
using GilBench.Tests.Runtimes;
using Spectre.Console.Testing;

namespace GilBench.Tests.Cli;

public sealed class NewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConsole _console = new TestConsole().Width(1000);
    private readonly TestConsole _errors = new TestConsole().Width(1000);

    public void Dispose()
    {
        _folder.Dispose();
        _console.Dispose();
        _errors.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments) =>
        new Application(_console, _errors, TextWriter.Null, TimeProvider.System).RunAsync(arguments);

    [Fact]
    public async Task A_new_suite_is_written_and_the_next_command_said()
    {
        var folder = _folder.In("my perf");

        Assert.Equal(0, await RunAsync("new", "suite", folder));

        Assert.True(File.Exists(Path.Combine(folder, "suite.json")));
        Assert.Contains($"{folder}/scoring.py", _console.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"Next: dotnet build '{folder}/csharp' -c Release && ./run-all.sh run --suite '{folder}'",
            _console.Output,
            StringComparison.Ordinal);
        Assert.Equal("", _errors.Output);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_wrong_use()
    {
        _folder.Write("mine.txt", "mine");

        Assert.Equal(2, await RunAsync("new", "suite", _folder.Root));

        Assert.Equal(
            $"gilbench: {_folder.Root} is not empty, and nothing in it is written over; name a folder that is new or empty.",
            _errors.Output.Trim());
        Assert.Equal("", _console.Output);
    }

    [Theory]
    [InlineData("new")]
    [InlineData("new", "suite")]
    [InlineData("new", "perf")]
    public async Task A_command_that_is_not_whole_is_wrong_use(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.Contains("--help' shows what there is.", _errors.Output, StringComparison.Ordinal);
    }
}
