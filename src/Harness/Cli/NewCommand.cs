using System.CommandLine;
using GilBench.Model;
using GilBench.Sessions;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench new suite</c>: writes a suite of the user's own code to begin with.</summary>
internal sealed class NewCommand(SuiteTemplate template, IAnsiConsole console)
{
    private readonly Argument<string> _folder = new("folder") { Description = "Folder to write, a new one or an empty one" };

    public Command Build(HandlingErrors handlingErrors)
    {
        var suite = new Command("suite", "Writes a suite that runs as it is: a manifest, two functions in Python, a method in C#, claims")
        {
            Arguments = { _folder },
        };
        suite.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(WriteSuite(parsed.GetValue(_folder)!))));
        return new Command("new", "Writes files to begin with") { Subcommands = { suite } };
    }

    private int WriteSuite(string folder)
    {
        template.WriteTo(folder);
        console.MarkupLineInterpolated($"Written: {string.Join(", ", SuiteTemplate.Files.Select(file => Path.Combine(folder, file)))}");
        var project = ShellWord.Of(Path.Combine(folder, SuiteTemplate.Project));
        console.MarkupLineInterpolated(
            $"Next: dotnet build {project} -c Release && ./run-all.sh run --suite {ShellWord.Of(folder)}");
        return ExitCode.Fine;
    }
}
