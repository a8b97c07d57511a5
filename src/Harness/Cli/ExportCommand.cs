using System.CommandLine;
using System.Text;
using GilBench.Reporting.Exports;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench export</c>: a run for other programs.</summary>
internal sealed class ExportCommand(IAnsiConsole console, TextWriter output)
{
    private readonly Argument<string> _run = new("run") { Description = "Folder of a run, or its run.jsonl" };
    private readonly Option<string> _format = new("--format")
    {
        Description = "pyperf (its JSON, which pyperf's own commands read), csv (every slice) or json (figures of every arm)",
        Required = true,
    };

    private readonly Option<string?> _output = new("--output") { Description = "File to write, a new one (default: standard output)" };

    public Command Build(HandlingErrors handlingErrors)
    {
        _format.AcceptOnlyFromAmong("pyperf", "csv", "json");
        var command = new Command("export", "Writes a run in a form that other programs read")
        {
            Arguments = { _run },
            Options = { _format, _output },
        };
        command.SetAction((parsed, _) => handlingErrors(_ => Task.FromResult(Export(parsed))));
        return command;
    }

    private int Export(ParseResult parsed)
    {
        var run = RunFile.Read(parsed.GetValue(_run)!);
        var text = parsed.GetValue(_format) switch
        {
            "pyperf" => PyperfExport.Of(run),
            "csv" => CsvExport.Of(run),
            _ => JsonExport.Of(run),
        };
        if (parsed.GetValue(_output) is not { } path)
        {
            output.Write(text);
            return ExitCode.Fine;
        }

        NewFile.Write(path, file => file.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text)));
        console.MarkupLineInterpolated($"Written: {Path.GetFullPath(path)}");
        return ExitCode.Fine;
    }
}
