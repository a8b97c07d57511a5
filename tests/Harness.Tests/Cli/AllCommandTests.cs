using GilBench.Cli;
using GilBench.Model;
using GilBench.Runtimes.Installing;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace GilBench.Tests.Cli;

/// <summary>The steps of <c>all</c>, each of which is a stand-in that notes how it was called.</summary>
public sealed class AllCommandTests : IDisposable
{
    private readonly TemporaryFolder _reports = new();
    private readonly TestConsole _console = new TestConsole().Width(400);
    private readonly TestConsole _errors = new TestConsole().Width(400);
    private readonly List<string> _calls = [];

    public void Dispose()
    {
        _reports.Dispose();
        _console.Dispose();
        _errors.Dispose();
    }

    private string Folder => _reports.In("20261125T120000-quick");

    [Fact]
    public async Task It_brings_measures_and_reports_and_ends_with_the_page()
    {
        Assert.Equal(0, await RunAsync(whyNot: null, missing: null));

        Assert.Equal([$"run --profile quick --output {Folder}", $"report {Folder}"], _calls);
        Assert.Equal($"Open {Folder}/index.html", _console.Lines[^1]);
        Assert.Empty(_errors.Output);
    }

    [Fact]
    public async Task Where_no_interpreter_can_be_brought_it_goes_on_and_ends_with_what_is_missing_and_why()
    {
        Assert.Equal(0, await RunAsync(new RuntimeInstallException("There is no compiler."), new MissingRuntime(RuntimeGap.FreeThreaded, "There is no compiler.")));

        Assert.Equal([$"run --profile quick --output {Folder} --why-missing There is no compiler.", $"report {Folder}"], _calls);
        Assert.Equal(
            "Note: No free-threaded CPython was found, so this run does not show what threads gain without the GIL (There is no compiler); "
            + "'./run-all.sh runtimes install 3.13 3.13t' brings a matched pair.", _console.Lines[^1]);
    }

    [Fact]
    public async Task A_step_that_fails_is_the_last_and_its_code_is_the_end()
    {
        Assert.Equal(3, await RunAsync(whyNot: null, missing: null, measured: 3));

        Assert.Single(_calls);
        Assert.Equal("== failed: Measuring (profile quick) (exit code 3 after 0 s)", _errors.Lines[^1]);
    }

    private Task<int> RunAsync(RuntimeInstallException? whyNot, MissingRuntime? missing, int measured = 0)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        var command = new AllCommand(_reports.Root, _ => whyNot is null ? Task.CompletedTask : Task.FromException(whyNot), Gilbench, _console, _errors, clock);
        return command.Build(action => action(TestContext.Current.CancellationToken)).Parse([]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Task<int> Gilbench(string[] arguments)
        {
            _calls.Add(string.Join(' ', arguments));
            if (arguments[0] == "run")
            {
                SyntheticFile.Write(SyntheticRun.Of(new SyntheticOptions { Blocks = 2 }) with { Missing = missing }, Folder);
            }

            return Task.FromResult(arguments[0] == "run" ? measured : 0);
        }
    }
}
