using GilBench.Model;
using GilBench.Running;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>A line for every step and block, for logs.</summary>
internal sealed class PlainProgress(IAnsiConsole console, TimeProvider clock) : ProgressView
{
    private readonly long _started = clock.GetTimestamp();

    public override void Tell(RunEvent happened)
    {
        var line = happened switch
        {
            StepStarted step => step.Text,
            BlockStarted block => $"block {block.Block} of at least {block.MinimumBlocks}, {Counted.Of(block.Launches, "launch", "launches")} in {Counted.Of(block.Groups, "group")}{Left(block)}",
            _ => Remarkable(happened),
        };
        if (line is not null)
        {
            console.WriteLine($"[{Duration.Format(clock.GetElapsedTime(_started))}] {line}");
        }
    }

    private static string Left(BlockStarted block) =>
        block.Remaining is { } time ? $", about {Duration.Format(time)} to the end of block {block.MinimumBlocks}" : "";
}
