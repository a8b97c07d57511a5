using System.CommandLine;
using System.Text;
using GilBench.Model;
using GilBench.Reporting.Exports;
using GilBench.Results;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench export</c>: a run for other programs.</summary>
internal sealed class ExportCommand(IAnsiConsole console, TextWriter output)
{
    private static readonly (string Format, Func<Run, string> Export)[] s_formats =
    [
        ("pyperf", PyperfExport.Of),
        ("csv", CsvExport.Of),
        ("json", JsonExport.Of),
        ("github-action-benchmark", GithubActionBenchmarkExport.Of),
        ("bencher", BencherExport.Of),
        ("openmetrics", OpenMetricsExport.Of),
    ];

    private readonly Argument<string> _run = new("run") { Description = "Folder of a run, or its run.jsonl" };
    private readonly Option<string> _format = new("--format")
    {
        Description = "pyperf (its JSON, which pyperf's own commands read), csv (every slice), json (figures of every arm); for tools that "
            + "follow figures over time: github-action-benchmark (customSmallerIsBetter), bencher (its Metric Format), openmetrics",
        Required = true,
    };

    private readonly Option<string?> _output = new("--output") { Description = "File to write, a new one (default: standard output)" };

    public Command Build(HandlingErrors handlingErrors)
    {
        _format.AcceptOnlyFromAmong([.. s_formats.Select(one => one.Format)]);
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
        var text = s_formats.First(one => one.Format == parsed.GetValue(_format)).Export(run);
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
