using GilBench.Model;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GilBench.Cli;

/// <summary>The console to write on.</summary>
internal static class Terminal
{
    /// <summary>A file or pipe has no width; tables of this one keep their rows on one line.</summary>
    private const int WidthOfLogs = 180;

    public static IAnsiConsole Of(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        console.Pipeline.Attach(new VisibleRendering());
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfLogs;
        }

        return console;
    }
}

/// <summary>What a command writes on, and the clock by which it says how long something took.</summary>
/// <param name="Console">Tables and sentences.</param>
/// <param name="Errors">The same on standard error.</param>
/// <param name="Plain">Standard output for what other programs read.</param>
internal sealed record CommandOutput(IAnsiConsole Console, IAnsiConsole Errors, TextWriter Plain, TimeProvider Clock);

/// <summary>
/// What a terminal would obey (escape sequences, NUL, bidirectional overrides) in a text from a run file, a worker or the command line
/// reaches it as visible escapes: whatever this console writes passes here.
/// </summary>
internal sealed class VisibleRendering : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Visible(renderable));

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        // Control codes are Spectre.Console's own: colours and movements of its live displays.
        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak
                ? segment
                : new Segment(VisibleText.OfLines(segment.Text), segment.Style));
    }
}
