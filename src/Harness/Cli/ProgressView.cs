using System.Globalization;
using GilBench.Model;
using GilBench.Running;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Shows a run as it goes: live on a terminal, plain lines elsewhere.</summary>
internal abstract class ProgressView : IDisposable
{
    public static ProgressView For(IAnsiConsole console, Run run, TimeProvider clock) =>
        console.Profile.Capabilities.Interactive && Environment.GetEnvironmentVariable("CI") is null
            ? new LiveProgress(console, run)
            : new PlainProgress(console, clock);

    public abstract void Tell(RunEvent happened);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>One line for what a reader should know even when the display moves on; null for the rest.</summary>
    protected static string? Remarkable(RunEvent happened) => happened switch
    {
        Calibrated { Calibration: var found } => string.Create(
            CultureInfo.InvariantCulture, $"  {ParameterSetNames.Label(found.Workload, found.ParameterSet)} in {LanguageName.Of(found.Language)}: {Counted.Of(found.Tasks, "unit")} a slice ({found.FastestSeconds:0.000} s on {found.FastestArm})"),
        Piloted { Pilot: var pilot } => string.Create(
            CultureInfo.InvariantCulture, $"  group {pilot.Group + 1}: {Counted.Of(pilot.Rounds, "round")} a launch from here on (rounds vary by {Spread(pilot.WithinLaunches):0.0%}, launches by {Spread(pilot.BetweenLaunches):0.0%}; {pilot.IdealRounds} would be best)"),
        ArmsSettled settled => $"  {Counted.Of(settled.Settled, "arm is", "arms are")} precise and not launched again; {settled.Left} go on",
        LaunchEnded { Launch: { Outcome: not LaunchOutcome.Ok } failed } => $"  {failed.Id} of {failed.Arm} {OutcomeWords.Of(failed.Outcome)}: {failed.Detail}",
        GroupEnded { Group: { Valid: false } spoiled } => $"  group {spoiled.Group + 1} of block {spoiled.Block} was spoiled: {spoiled.Reason}",
        _ => null,
    };

    /// <summary>What a group is about, and the attempt where it is not the first.</summary>
    protected static string NameOf(GroupPlan group) =>
        string.Join(", ", group.Members.Where(member => member.Resolved.Arm.Role != ArmRole.PositiveControl)
            .Select(member => ParameterSetNames.Label(member.Resolved.Arm.Workload, member.Resolved.Arm.ParameterSet)).Distinct())
        + (group.Attempt > 1 ? $", attempt {group.Attempt}" : "");

    /// <summary>Relative standard deviation from a variance of logarithms.</summary>
    private static double Spread(double variance) => Math.Sqrt(Math.Max(0, variance));
}
