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
            CultureInfo.InvariantCulture, $"  {Sizes.Name(found.Workload, found.ParameterSet)} in {LanguageName.Of(found.Language)}: {Counted.Of(found.Tasks, "unit")} an iteration ({found.FastestSeconds:0.000} s on {found.FastestArm})"),
        Piloted { Pilot: var pilot } => string.Create(
            CultureInfo.InvariantCulture, $"  {Sizes.Name(pilot.Workload, pilot.ParameterSet)} in {LanguageName.Of(pilot.Language)}: {Counted.Of(pilot.Iterations, "warm iteration")} a launch from here on (iterations vary by {Spread(pilot.WithinLaunches):0.0%}, launches by {Spread(pilot.BetweenLaunches):0.0%}; {pilot.IdealIterations} would be best)"),
        ArmsSettled settled => $"  {Counted.Of(settled.Settled, "arm is", "arms are")} precise and not launched again; {settled.Left} go on",
        LaunchEnded { Launch: { Outcome: not LaunchOutcome.Ok } failed } => $"  {failed.Id} of {failed.Arm} {OutcomeWords.Of(failed.Outcome)}: {failed.Detail}",
        BlockEnded { Block: { Valid: false } spoiled } => $"  block {spoiled.Block} was spoiled: {spoiled.Reason}",
        _ => null,
    };

    /// <summary>Relative standard deviation from a variance of logarithms.</summary>
    private static double Spread(double variance) => Math.Sqrt(Math.Max(0, variance));
}
