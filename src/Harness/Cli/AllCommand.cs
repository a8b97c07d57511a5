using System.CommandLine;
using System.Globalization;
using GilBench.Model;
using GilBench.Reporting.Warnings;
using GilBench.Results;
using GilBench.Runtimes.Installing;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>
/// <c>gilbench all</c>, which <c>./run-all.sh</c> without a command becomes: brings interpreters, measures, reports. Where no free-threaded
/// interpreter can be had it goes on with those that are there, and says so.
/// </summary>
/// <param name="reports">The folder that the run's own is made in.</param>
/// <param name="bring">Brings the interpreters.</param>
/// <param name="gilbench">Runs another command of this program.</param>
internal sealed class AllCommand(
    string reports, Func<CancellationToken, Task> bring, Func<string[], Task<int>> gilbench, CommandOutput output)
{
    private readonly Option<string> _profile = new("--profile")
    {
        Description = "How much is measured, as for run",
        DefaultValueFactory = _ => "quick",
    };

    private readonly Option<string?> _budget = new("--budget") { Description = "Wall time for measuring, as for run" };

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "all", "Brings a matched pair of interpreters, measures and reports: what ./run-all.sh does where nothing else is said")
        {
            Options = { _profile, _budget },
        };
        command.SetAction((parsed, _) => handlingErrors(cancellation =>
            RunAsync(parsed.GetValue(_profile)!, parsed.GetValue(_budget), cancellation)));
        return command;
    }

    private async Task<int> RunAsync(string profile, string? budget, CancellationToken cancellation)
    {
        var name = output.Clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + profile;
        var folder = Path.Combine(reports, name);
        string? whyMissing = null;
        await StepAsync("Interpreters (a matched pair of CPython 3.13, with and without the GIL)", async () =>
        {
            whyMissing = await BringAsync(cancellation).ConfigureAwait(false);
            return ExitCode.Fine;
        }).ConfigureAwait(false);

        string[] reason = whyMissing is null ? [] : ["--why-missing", whyMissing];
        string[] time = budget is null ? [] : ["--budget", budget];
        string[] run = ["run", "--profile", profile, "--output", folder, .. time, .. reason];
        var measured = await StepAsync($"Measuring (profile {profile})", () => gilbench(run)).ConfigureAwait(false);
        if (measured is not (ExitCode.Fine or ExitCode.CouldNotMeasure) || LaunchesIn(folder) is not { } launched)
        {
            return measured;
        }

        // A run without any figure too: its page says what happened to every launch.
        var reported = await StepAsync("Reporting", () => gilbench(["report", folder])).ConfigureAwait(false);
        if (reported == ExitCode.Fine)
        {
            WriteEnd(folder, launched);
        }

        return measured == ExitCode.Fine ? reported : measured;
    }

    /// <returns>Null where nothing was launched.</returns>
    private static Run? LaunchesIn(string folder) =>
        File.Exists(Path.Combine(folder, RunFile.Name)) && RunFile.Read(folder) is { Launches.Count: > 0 } run ? run : null;

    private void WriteEnd(string folder, Run run)
    {
        output.Console.WriteLine();
        output.Console.WriteLine($"Open {folder}/index.html");
        if (run.End?.Reason == RunEndReason.TooNoisy)
        {
            output.Console.MarkupLineInterpolated($"[yellow]Note:[/] {Sentences.TooNoisy().Sentence}");
        }

        if (run.Missing is { } missing)
        {
            output.Console.MarkupLineInterpolated($"[yellow]Note:[/] {Sentences.MissingRuntime(missing).Sentence}");
        }
    }

    /// <returns>Why they could not be brought; null where they are there.</returns>
    private async Task<string?> BringAsync(CancellationToken cancellation)
    {
        try
        {
            await bring(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (RuntimeInstallException failure)
        {
            output.Console.MarkupLineInterpolated($"[yellow]Going on with what is there:[/] {failure.Message}");
            return failure.Message;
        }
    }

    private async Task<int> StepAsync(string name, Func<Task<int>> step)
    {
        var started = output.Clock.GetTimestamp();
        output.Console.WriteLine();
        output.Console.WriteLine($"== {name}");
        var code = await step().ConfigureAwait(false);
        var time = Duration.Format(output.Clock.GetElapsedTime(started));
        if (code == ExitCode.Fine)
        {
            output.Console.WriteLine($"== done: {name} ({time})");
        }
        else
        {
            output.Errors.WriteLine($"== failed: {name} (exit code {code} after {time})");
        }

        return code;
    }
}
