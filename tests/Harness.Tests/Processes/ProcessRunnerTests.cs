using GilBench.Machine;
using GilBench.Processes;

namespace GilBench.Tests.Processes;

public sealed class ProcessRunnerTests
{
    private static readonly ProcessScan Scan = new(KernelFiles.OfThisMachine);
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static Task<CommandResult> Shell(string script, Func<Command, Command>? change = null)
    {
        var command = new Command("sh", ["-c", script]) { Limit = TimeSpan.FromSeconds(20) };
        return new ProcessRunner(TimeProvider.System).RunAsync(change?.Invoke(command) ?? command, cancellation: Cancel);
    }

    [Fact]
    public async Task Output_errors_and_the_exit_code_come_back()
    {
        var result = await Shell("echo out; echo err >&2; exit 7");

        Assert.Equal((CommandEnd.Exited, 7, "out\n", "err\n"), (result.End, result.ExitCode, result.StandardOutput, result.StandardError));
        Assert.Equal("err", result.LastWords);
    }

    [Fact]
    public async Task Standard_input_is_given_and_closed()
    {
        var result = await Shell("cat", command => command with { StandardInput = "αβγ\n" });

        Assert.Equal("αβγ\n", result.StandardOutput);
    }

    [Fact]
    public async Task Standard_input_that_is_held_is_given_and_stays_open_while_the_command_runs()
    {
        // A read that ends by its time limit ends with 128 + SIGALRM, and one that meets the end of input with 1.
        var result = await Shell(
            "read first; echo \"$first\"; bash -c 'read -t 0.3 second; echo $?'",
            command => command with { StandardInput = "αβγ\n", HoldsStandardInput = true });

        Assert.Equal("αβγ\n142\n", result.StandardOutput);
    }

    [Fact]
    public async Task Lines_are_handed_on_one_by_one()
    {
        List<string> lines = [];
        await new ProcessRunner(TimeProvider.System).RunAsync(new Command("printf", ["a\\nb\\nc"]), lines.Add, Cancel);

        Assert.Equal(["a", "b"], lines);
    }

    [Fact]
    public async Task A_command_past_its_limit_is_killed_with_its_children()
    {
        var result = await Shell("sleep 300 & sleep 300", command => command with { Limit = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(CommandEnd.TimedOut, result.End);
        Assert.Empty(Scan.InGroup(result.ProcessId));
    }

    [Fact]
    public async Task A_flood_of_output_is_cut_and_its_writer_killed()
    {
        var result = await Shell("yes", command => command with { OutputLimitBytes = 100_000 });

        Assert.Equal(CommandEnd.Flooded, result.End);
        Assert.True(result.StandardOutput.Length <= 100_000);
        Assert.Empty(Scan.InGroup(result.ProcessId));
    }

    [Fact]
    public async Task What_a_command_leaves_behind_is_counted_and_killed()
    {
        var result = await Shell("sleep 300 & echo started");

        Assert.Equal((CommandEnd.Exited, 1), (result.End, result.LeftBehind));
        Assert.Empty(Scan.InGroup(result.ProcessId));
    }

    [Fact]
    public async Task What_left_the_group_is_found_by_its_mark_and_killed()
    {
        var result = await Shell("setsid sleep 300 & echo started");

        Assert.Equal((CommandEnd.Exited, 1), (result.End, result.LeftBehind));
    }

    [Fact]
    public async Task A_command_is_pinned_before_it_starts()
    {
        var cpu = AllowedCpu.Last;

        var result = await Shell("grep Cpus_allowed_list /proc/self/status", command => command with { CpuList = $"{cpu}" });

        Assert.EndsWith($"\t{cpu}\n", result.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_whole_group()
    {
        using var source = new CancellationTokenSource();
        var leader = 0;
        var running = new ProcessRunner(TimeProvider.System).RunAsync(
            new Command("sh", ["-c", "echo $$; sleep 300 & sleep 300"]),
            line =>
            {
                leader = int.Parse(line, System.Globalization.CultureInfo.InvariantCulture);
                source.Cancel();
            },
            source.Token);

        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
        Assert.Empty(Scan.InGroup(leader));
    }

    [Fact]
    public async Task A_limit_that_passes_while_a_command_starts_still_ends_it()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var result = await Shell("sleep 300", command => command with { Limit = TimeSpan.FromMilliseconds(tries / 4.0) });

            Assert.Equal(CommandEnd.TimedOut, result.End);
            Assert.Empty(Scan.InGroup(result.ProcessId));
        }
    }

    [Fact]
    public async Task A_command_cancelled_before_it_starts_is_not_started() =>
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            new ProcessRunner(TimeProvider.System).RunAsync(new Command("no-such-program", []), cancellation: new CancellationToken(true)));

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var missing = await Assert.ThrowsAsync<CommandNotFoundException>(() =>
            new ProcessRunner(TimeProvider.System).RunAsync(new Command("no-such-program", []), cancellation: Cancel));

        Assert.Contains("no-such-program", missing.Message, StringComparison.Ordinal);
    }
}
