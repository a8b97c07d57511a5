using System.CommandLine;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting.Comparisons;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>
/// <c>gilbench calibrate</c>: how much do equal things differ on this machine, and so what can <c>compare</c> see here?
/// </summary>
internal sealed class CalibrateCommand(HostEnvironment host, MeasuringSessions sessions, CommandOutput output)
{
    private static readonly TimeSpan s_defaultBudget = TimeSpan.FromMinutes(20);

    /// <summary>What a session of one arm takes: 12 blocks of 16 rounds of two slices, and their starts.</summary>
    private const double SecondsOfAnArm = 15;

    private readonly GateOptions _options = new(
        $"Wall time of all sessions (default: {s_defaultBudget.TotalMinutes:0}m); a floor needs 39 of each kind of arm");

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "calibrate", "Measures arms against themselves, again and again, and keeps how much they differ: this machine's noise floor");
        _options.AddTo(command);
        command.SetAction((parsed, _) => handlingErrors(cancellation => CalibrateAsync(parsed, cancellation)));
        return command;
    }

    private async Task<int> CalibrateAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var code = _options.Code.SuiteOf(parsed, host.Catalog)?.Workloads ?? [];
        var request = _options.RequestOf(parsed, host, s_defaultBudget, code is [] ? code : _options.Selected(parsed, code));
        var budget = request.Budget ?? s_defaultBudget;
        var planned = await new ComparisonPlans(host, line => output.Console.MarkupLineInterpolated($"{line}"))
            .OfCalibrationAsync(request, _options.PythonsOf(parsed), cancellation).ConfigureAwait(false);
        var arms = planned.Comparison!.Arms;
        var session = TimeSpan.FromSeconds(Math.Min(budget.TotalSeconds, arms.Count * SecondsOfAnArm));
        using var floors = new NoiseFloors(parsed.GetValue(_options.Store), host.Machine.Fingerprint);
        output.Console.MarkupLineInterpolated(
            $"{Counted.Of(arms.Count, "arm")}, {Duration.Format(session)} a session, for {Duration.Format(budget)}.");
        var began = output.Clock.GetTimestamp();
        var made = 0;
        while (made == 0 || output.Clock.GetElapsedTime(began) + session <= budget)
        {
            if (await SessionAsync(planned, request, session, floors, cancellation).ConfigureAwait(false) is { } ended)
            {
                return ended;
            }

            made++;
            output.Console.MarkupLineInterpolated($"session {made} ended after {Duration.Format(output.Clock.GetElapsedTime(began))}");
        }

        output.Console.Write(TerminalTable.Of(FloorTable.Of(arms.Select(arm => arm.NoiseKind).Distinct().Select(floors.KnownOf))));
        return ExitCode.Fine;
    }

    /// <returns>An exit code where it did not end well; null where it did.</returns>
    private async Task<int?> SessionAsync(
        PlannedRun planned, PlanRequest request, TimeSpan budget, NoiseFloors floors, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("gilbench-calibrate-").FullName;
        try
        {
            var limited = request with { Profile = Profiles.ForComparison(budget), Budget = budget };
            var again = ComparisonPlans.Again(planned, limited, [.. planned.Comparison!.Arms.Select(arm => arm.Name)]);
            using var session = sessions.Begin(again, Path.Combine(folder, "run"));
            var end = await ProgressView.RunAsync(session, output.Console, output.Clock, cancellation).ConfigureAwait(false);
            if (end.Reason == RunEndReason.Interrupted)
            {
                output.Console.MarkupLineInterpolated($"Interrupted; the sessions that had ended are kept.");
                return ExitCode.Interrupted;
            }

            if (end.Reason == RunEndReason.NoLaunchWorked)
            {
                var failed = session.ReadBack().Launches[^1];
                output.Console.MarkupLineInterpolated($"No launch worked ({failed.Arm}: {failed.Detail}).");
                return ExitCode.CouldNotMeasure;
            }

            floors.Keep(session.ReadBack());
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
