namespace GilBench.Tests.Cli;

/// <summary>How a call of the program ended.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
