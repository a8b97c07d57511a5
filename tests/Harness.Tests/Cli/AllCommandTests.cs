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
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions { Blocks = 2 });

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
        Assert.Equal(0, await RunAsync(
            new RuntimeInstallException("There is no compiler."), new MissingRuntime(RuntimeGap.FreeThreaded, "There is no compiler.")));

        Assert.Equal([$"run --profile quick --output {Folder} --why-missing There is no compiler.", $"report {Folder}"], _calls);
        Assert.Equal(
            "Note: No free-threaded CPython was found, so this run does not show what threads gain without the GIL (There is no compiler); "
            + "'./run-all.sh runtimes install 3.13 3.13t' brings a matched pair.", _console.Lines[^1]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(130)]
    public async Task A_run_that_launched_nothing_is_the_last_step_and_its_code_the_end(int code)
    {
        Assert.Equal(code, await RunAsync(code, run: null));

        Assert.Single(_calls);
        Assert.Equal($"== failed: Measuring (profile quick) (exit code {code} after 0 s)", _errors.Lines[^1]);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_is_not_reported_but_gone_on_with()
    {
        Assert.Equal(130, await RunAsync(130, s_run with { End = new RunEnd(RunEndReason.Interrupted, 1, 2) }));

        Assert.Single(_calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_run_that_was_too_noisy_is_reported_and_ends_with_what_would_bring_an_answer(int code)
    {
        Assert.Equal(code, await RunAsync(code, s_run with { End = new RunEnd(RunEndReason.TooNoisy, 1, 2) }));

        Assert.Equal([$"run --profile quick --output {Folder}", $"report {Folder}"], _calls);
        Assert.Equal(
            [
                $"Open {Folder}/index.html",
                "Note: The run gave up because the machine spoiled too many blocks, so nothing can be concluded from it; "
                + "'doctor' says what disturbs, and a new run when nothing else works on this machine brings the answer.",
            ], _console.Lines.TakeLast(2));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 3)]
    public async Task Where_the_report_fails_no_page_is_named(int measured, int code)
    {
        Assert.Equal(code, await RunAsync(measured, s_run, reported: 2));

        Assert.DoesNotContain("Open ", _console.Output, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(RuntimeInstallException? whyNot, MissingRuntime? missing) =>
        RunAsync(0, s_run with { Missing = missing }, whyNot: whyNot);

    /// <param name="measured">The exit code of the stand-in for <c>run</c>.</param>
    /// <param name="run">What it leaves; null leaves nothing.</param>
    /// <param name="reported">The exit code of the stand-in for <c>report</c>.</param>
    private Task<int> RunAsync(int measured, Run? run, int reported = 0, RuntimeInstallException? whyNot = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        var output = new CommandOutput(_console, _errors, TextWriter.Null, clock);
        var command = new AllCommand(
            _reports.Root, _ => whyNot is null ? Task.CompletedTask : Task.FromException(whyNot), Gilbench, output);
        return command.Build(action => action(TestContext.Current.CancellationToken))
            .Parse([])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        Task<int> Gilbench(string[] arguments)
        {
            _calls.Add(string.Join(' ', arguments));
            if (arguments[0] == "run" && run is not null)
            {
                SyntheticFile.Write(run, Folder);
            }

            return Task.FromResult(arguments[0] == "run" ? measured : reported);
        }
    }
}
