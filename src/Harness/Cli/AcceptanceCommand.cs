using System.CommandLine;
using GilBench.Statistics.Acceptance;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary><c>gilbench acceptance</c>: whether the statistics do as they say, by simulation with known truths.</summary>
internal sealed class AcceptanceCommand(IAnsiConsole console, TimeProvider clock)
{
    private readonly Argument<string[]> _names = new("test")
    {
        Description = "Names of tests, or the beginning of one (default: all)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Command Build(HandlingErrors handlingErrors)
    {
        var command = new Command(
            "acceptance",
            "Simulates known truths and prints what the statistics should give and what they gave; ends with 1 where they differ")
        {
            Arguments = { _names },
        };
        command.SetAction((parsed, _) => handlingErrors(cancellation => Task.FromResult(Run(parsed.GetValue(_names) ?? [], cancellation))));
        return command;
    }

    private int Run(string[] names, CancellationToken cancellation)
    {
        var tests = AcceptanceSuite.Tests
            .Where(test => names is [] || names.Any(name => test.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (tests.Count == 0)
        {
            var all = string.Join(", ", AcceptanceSuite.Tests.Select(test => test.Name));
            throw new Planning.UsageException($"No acceptance test begins with '{names[0]}'; there are: {all}.");
        }

        var begun = clock.GetTimestamp();
        var rows = new List<AcceptanceRow>();
        foreach (var test in tests)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(test.Run());
        }

        Write(rows);
        var failed = rows.Count(row => !row.Passed);
        var time = Duration.Format(clock.GetElapsedTime(begun));
        console.WriteLine($"{rows.Count - failed} as expected, {failed} not ({time}; fixed seeds, so the same every time).");
        return failed == 0 ? ExitCode.Fine : ExitCode.No;
    }

    private void Write(IReadOnlyList<AcceptanceRow> rows)
    {
        var table = new Table().RoundedBorder();
        table.AddColumns("Test", "Expected", "Obtained", "");
        foreach (var row in rows)
        {
            var answer = row.Passed ? "[green]ok[/]" : "[red]differs[/]";
            table.AddRow(Markup.Escape(row.Test), Markup.Escape(row.Expected), Markup.Escape(row.Obtained), answer);
        }

        console.Write(table);
    }
}
