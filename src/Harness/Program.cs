using GilBench.Cli;

return await new Application(Terminal.Of(Console.Out), Terminal.Of(Console.Error), Console.Out, TimeProvider.System).RunAsync(args);
