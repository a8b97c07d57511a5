using GilBench.Cli;
using Spectre.Console;

var errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
return await new Application(AnsiConsole.Console, errors, Console.Out, TimeProvider.System).RunAsync(args);
