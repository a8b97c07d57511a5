using System.CommandLine;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting.Verdicts;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench verify</c>: judges what is said of concurrency, by an existing run or by one that it measures for it.</summary>
internal sealed class VerifyCommand(ProjectPlaces places, Ground ground, ClaimMeasuring measuring, IAnsiConsole console, TextWriter output)
{
    private readonly VerifyOptions _options = new();

    public Command Build(Func<Func<CancellationToken, Task<int>>, Task<int>> guarded)
    {
        var command = new Command("verify", "Judges claims about the GIL and concurrency on this machine: holds, refuted or inconclusive");
        _options.AddTo(command);
        command.SetAction((parsed, _) => guarded(cancellation => VerifyAsync(parsed, cancellation)));
        return command;
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var run = parsed.GetValue(_options.Run) is { } folder ? ReadRun(parsed, folder) : null;
        var claims = Choose(parsed);
        if (run is null)
        {
            run = await measuring.MeasureAsync(claims, _options, parsed, cancellation).ConfigureAwait(false);
            if (run is null)
            {
                return ExitCode.Fine;
            }
        }

        var judgements = ClaimJudge.Judge(claims, run);
        Write(parsed.GetValue(_options.Format)!, run, judgements);
        return run.End?.Reason == RunEndReason.Interrupted && cancellation.IsCancellationRequested ? ExitCode.Interrupted : VerdictView.ExitCodeOf(judgements);
    }

    private Run ReadRun(ParseResult parsed, string folder) =>
        new Option[] { _options.Budget, _options.Cores, _options.Pythons, _options.Runtimes, _options.Output, _options.DryRun }
            .FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } measured
            ? throw new PlanException($"{measured.Name} is about measuring; the run in {folder} is judged as it is. Leave one of the two out.")
            : RunFile.Read(folder);

    /// <summary>From the named file, else the project's; of all, those asked for.</summary>
    private IReadOnlyList<Claim> Choose(ParseResult parsed)
    {
        var path = parsed.GetValue(_options.File) ?? places.Claims;
        if (!File.Exists(path))
        {
            throw new ClaimException($"There is no file of claims at {path}; bench/claims.json is an example of one.");
        }

        var vocabulary = new ClaimVocabulary(ground.Catalog.Workloads, ExecutionModels.All);
        return ClaimChoice.Choose(parsed.GetValue(_options.Claims) ?? [], ClaimFile.Parse(File.ReadAllText(path), path, vocabulary).Claims, vocabulary);
    }

    private void Write(string format, Run run, IReadOnlyList<Judgement> judgements)
    {
        if (format == "table")
        {
            VerdictView.Write(console, run, judgements);
            return;
        }

        output.Write(format switch
        {
            "json" => VerdictJson.Of(run, judgements),
            "markdown" => VerdictMarkdown.Of(run, judgements),
            _ => VerdictJUnit.Of(run, judgements),
        });
    }
}
