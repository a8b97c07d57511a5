using Spectre.Console;

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
