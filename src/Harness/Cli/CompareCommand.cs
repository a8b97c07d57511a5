using System.CommandLine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Results;
using GilBench.Sessions;
using GilBench.Statistics.Gates;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench compare</c>: did the head become slower? Two revisions, two interpreters or two stored runs.</summary>
internal sealed class CompareCommand(HostEnvironment host, MeasuringSessions sessions, CommandOutput output)
{
    /// <summary>Time of the second measuring beside its share of the first: blocks of few groups end sooner, starts do not.</summary>
    private const double AgainTime = 1.25;

    private readonly CompareOptions _options = new();

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "compare", "Says which arms became slower from base to head, side by side in the same rounds; what alarms is measured twice");
        _options.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(cancellation => CompareAsync(parsed, cancellation)));
        return command;
    }

    private Task<int> CompareAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var runs = parsed.GetValue(_options.Runs) ?? [];
        var (revisions, interpreters) = (
            ExplicitOptions.FirstOf([_options.Base, _options.Head, _options.Build], parsed),
            ExplicitOptions.FirstOf([_options.BasePython, _options.HeadPython], parsed));
        return (runs.Length, revisions, interpreters) switch
        {
            (2, _, _) => Task.FromResult(CompareStored(parsed, runs[0], runs[1])),
            (1, _, _) => throw new UsageException("compare takes two stored runs, base and head; one was given."),
            (_, not null, not null) => throw new UsageException(
                $"{revisions.Name} and {interpreters.Name} are two ways to say what is compared; leave one out."),
            (_, not null, _) => CompareRevisionsAsync(parsed, cancellation),
            (_, _, not null) => CompareInterpretersAsync(parsed, cancellation),
            _ => throw new UsageException(
                "Say what is compared: --base REVISION with --suite DIR or --function PATH.py:NAME, --base-python A --head-python B, "
                + "or two stored runs."),
        };
    }

    private async Task<int> CompareRevisionsAsync(ParseResult parsed, CancellationToken cancellation)
    {
        // Where the head is a revision too, the suite in the work tree is not asked: it may not be built, or not be there any more.
        var other = parsed.GetValue(_options.Head);
        var suite = _options.Gate.Code.SuiteOf(parsed, host.Catalog, reads: other is null)
            ?? throw new UsageException("--base compares revisions of your own code: name it by --suite DIR or --function PATH.py:NAME.");
        var revision = parsed.GetValue(_options.Base)
            ?? throw new UsageException("--head needs a --base to be compared with, such as --base main.");
        await using var revisions = await RevisionSides.OfAsync(host, suite, parsed.GetValue(_options.Build), cancellation)
            .ConfigureAwait(false);
        var over = await revisions.CheckOutAsync(revision, "base", cancellation).ConfigureAwait(false);
        var head = other is null
            ? new CodeSide(new ComparisonSide("work tree", null), suite.Workloads)
            : await revisions.CheckOutAsync(other, "head", cancellation).ConfigureAwait(false);
        head = head with { Requests = _options.Gate.Selected(parsed, head.Requests) };

        // What is asked for and only the head has is said of the comparison; what only the base has was not asked for.
        var asked = head.Requests.Select(requested => requested.Id).ToHashSet();
        over = _options.Gate.SelectsWorkloads(parsed)
            ? over with { Requests = [.. over.Requests.Where(requested => asked.Contains(requested.Id))] }
            : over;
        var request = _options.Gate.RequestOf(parsed, host, CompareOptions.DefaultBudget, head.Requests);
        var planned = await new ComparisonPlans(host, Tell(parsed))
            .OfRevisionsAsync(over, head, request, _options.Gate.PythonsOf(parsed), cancellation).ConfigureAwait(false);
        return await MeasureAsync(parsed, planned, request, cancellation).ConfigureAwait(false);
    }

    private async Task<int> CompareInterpretersAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_options.BasePython) is not { } basePython || parsed.GetValue(_options.HeadPython) is not { } headPython)
        {
            throw new UsageException("Two interpreters are compared: give both --base-python and --head-python.");
        }

        var code = _options.Gate.Code.SuiteOf(parsed, host.Catalog)?.Workloads ?? [];
        var request = _options.Gate.RequestOf(
            parsed, host, CompareOptions.DefaultBudget, code is [] ? code : _options.Gate.Selected(parsed, code));
        var planned = await new ComparisonPlans(host, Tell(parsed))
            .OfInterpretersAsync(basePython, headPython, request, cancellation).ConfigureAwait(false);
        return await MeasureAsync(parsed, planned, request, cancellation).ConfigureAwait(false);
    }

    private int CompareStored(ParseResult parsed, string first, string second)
    {
        if (ExplicitOptions.FirstOf(_options.OfMeasuring, parsed) is { } measured)
        {
            throw new UsageException(
                $"{measured.Name} is about measuring; two stored runs are compared as they are. Leave one of the two out.");
        }

        var (over, head) = (RunFile.Read(first), RunFile.Read(second));
        if (StoredRuns.Refusal(over, head) is { } refusal)
        {
            throw new UsageException(refusal);
        }

        var (what, result) = StoredRuns.Compare(over, head);
        var report = new ComparisonReport(what, result, head, null, ["The two runs were measured apart: a change of the machine between "
            + "them is part of every ratio. Side by side, 'compare --base' tells differences several times smaller."]);
        ComparisonView.Write(output, report, parsed.GetValue(_options.Format)!, parsed.GetValue(_options.Output));
        return ComparisonView.ExitCodeOf(result.Outcome);
    }

    private async Task<int> MeasureAsync(ParseResult parsed, PlannedRun planned, PlanRequest request, CancellationToken cancellation)
    {
        var shown = Shown(parsed);
        PlanView.Write(shown, planned);
        if (parsed.GetValue(_options.DryRun))
        {
            return ExitCode.Fine;
        }

        using var floors = new NoiseFloors(parsed.GetValue(_options.Gate.Store), host.Machine.Fingerprint);
        var (first, folder) = await MeasureOnceAsync(planned, parsed.GetValue(_options.Output), shown, cancellation).ConfigureAwait(false);
        if (first.End?.Reason == RunEndReason.Interrupted)
        {
            return ExitCode.Interrupted;
        }

        var result = ComparisonJudge.Judge(first, null, floors.Of);
        Run? again = null;
        if (result.Outcome == ComparisonOutcome.Unconfirmed)
        {
            shown.MarkupLineInterpolated($"{result.Reason} Measuring again.");
            var second = SecondTime(planned, request, result);
            (again, _) = await MeasureOnceAsync(second, Path.Combine(folder, RunFolder.Rerun), shown, cancellation).ConfigureAwait(false);
            if (again.End?.Reason == RunEndReason.Interrupted)
            {
                return ExitCode.Interrupted;
            }

            result = ComparisonJudge.Judge(first, again, floors.Of);
        }

        var report = new ComparisonReport(planned.Comparison!, result, first, again, floors.Remarks(planned.Comparison!.Arms))
        {
            NoiseFloors = floors.OfKinds(planned.Comparison!.Arms),
        };
        floors.Keep(first);
        ComparisonView.Write(output, report, parsed.GetValue(_options.Format)!, folder);
        return ComparisonView.ExitCodeOf(result.Outcome);
    }

    /// <summary>What alarmed, and sentinels: arms of which it is known that they did not change, to see whether the machine has.</summary>
    private static PlannedRun SecondTime(PlannedRun planned, PlanRequest request, ComparisonResult first)
    {
        string[] arms = [.. first.ToMeasureAgain, .. first.Quiet.Take(SlowDownGate.SentinelCount)];
        var share = Math.Min(1, arms.Length / (double)planned.Comparison!.Arms.Count * AgainTime);
        var budget = (request.Budget ?? request.Profile.Budget) * share;
        return ComparisonPlans.Again(planned, request with { Profile = Profiles.ForComparison(budget), Budget = budget }, arms);
    }

    private async Task<(Run Run, string Folder)> MeasureOnceAsync(
        PlannedRun planned, string? folder, IAnsiConsole shown, CancellationToken cancellation)
    {
        using var session = sessions.Begin(planned, folder);
        var end = await ProgressView.RunAsync(session, shown, output.Clock, cancellation).ConfigureAwait(false);
        if (end.Reason == RunEndReason.Interrupted)
        {
            shown.MarkupLineInterpolated($"Interrupted; what was measured lies in {session.Folder}. Measure it again with 'compare'.");
        }

        return (session.ReadBack(), session.Folder);
    }

    private Action<string> Tell(ParseResult parsed) => line => Shown(parsed).MarkupLineInterpolated($"{line}");

    /// <summary>A format for programs has standard output to itself.</summary>
    private IAnsiConsole Shown(ParseResult parsed) => parsed.GetValue(_options.Format) == "table" ? output.Console : output.Errors;
}
