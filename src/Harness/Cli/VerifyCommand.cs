using System.CommandLine;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting.Verdicts;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench verify</c>: judges what is said of concurrency, by an existing run or by one that it measures for it.</summary>
internal sealed class VerifyCommand(ClaimSource source, ClaimMeasuring measuring, IAnsiConsole console, TextWriter output)
{
    private readonly VerifyOptions _options = new();

    public Command Build(Func<Func<CancellationToken, Task<int>>, Task<int>> handlingErrors)
    {
        var command = new Command("verify", "Judges claims about the GIL and concurrency on this machine: holds, refuted or inconclusive");
        _options.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(cancellation => VerifyAsync(parsed, cancellation)));
        return command;
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var run = parsed.GetValue(_options.Run) is { } folder ? ReadRun(parsed, folder) : null;
        var claims = ClaimChoice.Choose(parsed.GetValue(_options.Claims) ?? [], Known(parsed), source.Vocabulary);
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
        ExplicitOptions.FirstOf([_options.Budget, _options.Cores, _options.Pythons, _options.Runtimes, _options.Output, _options.DryRun], parsed) is { } measured
            ? throw new UsageException($"{measured.Name} is about measuring; the run in {folder} is judged as it is. Leave one of the two out.")
            : RunFile.Read(folder);

    /// <summary>A run is judged by the claims that it was measured for, unless others are asked for.</summary>
    private IReadOnlyList<Claim> Known(ParseResult parsed)
    {
        if (parsed.GetValue(_options.File) is not null || parsed.GetValue(_options.Run) is not { } run)
        {
            return source.Read(parsed.GetValue(_options.File));
        }

        var own = source.ForRun(run);
        return parsed.GetValue(_options.Claims) is { Length: > 0 } ? [.. own.Concat(source.Read()).DistinctBy(claim => claim.Id)] : own;
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
