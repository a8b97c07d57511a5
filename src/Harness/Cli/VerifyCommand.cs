using System.CommandLine;
using GilBench.Claims;
using GilBench.Claims.Judging;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting.Exports;
using GilBench.Reporting.Markdown;
using GilBench.Results;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench verify</c>: judges what is said of concurrency, by an existing run or by one that it measures for it.</summary>
internal sealed class VerifyCommand(HostEnvironment host, ClaimSource source, MeasuringSessions sessions, CommandOutput output)
{
    private readonly VerifyOptions _options = new();

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command("verify", "Judges claims about the GIL and concurrency on this machine: holds, refuted or inconclusive");
        _options.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(cancellation => VerifyAsync(parsed, cancellation)));
        return command;
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var run = parsed.GetValue(_options.Run) is { } folder ? ReadRun(parsed, folder) : null;
        var suite = _options.Code.SuiteOf(parsed, host.Catalog);
        var vocabulary = suite?.Vocabulary ?? (run is null ? source.Vocabulary : source.VocabularyOf(run));
        var claims = ClaimChoice.Choose(parsed.GetValue(_options.Claims) ?? [], Known(parsed, run, suite, vocabulary), vocabulary);
        if (claims is [])
        {
            throw new ClaimException(
                "Nothing is said of your code that could be judged: give a claim, such as "
                + "--claim \"threads@*t vs sequential >= 1.5x at 2 cores\".");
        }

        run ??= await MeasureAsync(claims, suite?.Workloads ?? [], parsed, cancellation).ConfigureAwait(false);
        if (run is null)
        {
            return ExitCode.Fine;
        }

        var judgements = ClaimJudge.Judge(claims, run);
        Write(parsed.GetValue(_options.Format)!, run, judgements);
        return run.End?.Reason == RunEndReason.Interrupted && cancellation.IsCancellationRequested
            ? ExitCode.Interrupted
            : VerdictView.ExitCodeOf(judgements);
    }

    private Run ReadRun(ParseResult parsed, string folder) =>
        ExplicitOptions.FirstOf(_options.OfMeasuring, parsed) is { } measured
            ? throw new UsageException(
                $"{measured.Name} is about measuring; the run in {folder} is judged as it is. Leave one of the two out.")
            : RunFile.Read(folder);

    /// <summary>A run is judged by the claims that it was measured for, unless others are asked for.</summary>
    private IReadOnlyList<Claim> Known(ParseResult parsed, Run? run, Suite? suite, ClaimVocabulary vocabulary)
    {
        if (parsed.GetValue(_options.File) is { } file)
        {
            return source.Read(file, vocabulary);
        }

        if (suite is not null)
        {
            return suite.Claims;
        }

        if (run is null)
        {
            return source.Read();
        }

        var own = source.ForRun(parsed.GetValue(_options.Run)!, run);
        return parsed.GetValue(_options.Claims) is { Length: > 0 } ? [.. own.Concat(source.Read()).DistinctBy(claim => claim.Id)] : own;
    }

    /// <returns>Null where only the plan was to be shown; a run without launches where nothing that the claims need is here.</returns>
    private async Task<Run?> MeasureAsync(
        IReadOnlyList<Claim> claims, IReadOnlyList<CodeRequest> requests, ParseResult parsed, CancellationToken cancellation)
    {
        var shown = parsed.GetValue(_options.Format) == "table" ? output.Console : output.Errors;
        var request = _options.RequestOf(parsed, claims, host) with { Code = requests };
        var planned = await new RunPlans(host, line => shown.MarkupLineInterpolated($"{line}"))
            .ForClaimsAsync(request, cancellation).ConfigureAwait(false);
        if (planned.Plan.Arms.Count == 0)
        {
            return sessions.WithoutArms(planned);
        }

        PlanView.Write(shown, planned);
        if (parsed.GetValue(_options.DryRun))
        {
            return null;
        }

        using var session = sessions.Begin(planned, parsed.GetValue(_options.Output));
        var end = await ProgressView.RunAsync(session, shown, output.Clock, cancellation).ConfigureAwait(false);
        if (end.Reason == RunEndReason.Interrupted)
        {
            shown.MarkupLineInterpolated(
                $"Interrupted; go on with: ./run-all.sh run --resume {session.Folder}; then: ./run-all.sh verify {session.Folder}");
        }

        shown.MarkupLineInterpolated($"Run: {session.Folder}; its page, Markdown and charts: ./run-all.sh report {session.Folder}");
        return session.ReadBack();
    }

    private void Write(string format, Run run, IReadOnlyList<Judgement> judgements)
    {
        if (format == "table")
        {
            VerdictView.Write(output.Console, run, judgements);
            return;
        }

        output.Plain.Write(format switch
        {
            "json" => VerdictJson.Of(run, judgements),
            "markdown" => VerdictMarkdown.Of(run, judgements),
            _ => VerdictJUnit.Of(run, judgements),
        });
    }
}
