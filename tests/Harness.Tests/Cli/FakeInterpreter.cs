using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Cli;

/// <summary>A program that describes itself as an interpreter does and otherwise is the fake worker, for <c>--workload sleep</c>.</summary>
internal static class FakeInterpreter
{
    /// <summary>What a unit of the workload <c>sleep</c> returns.</summary>
    private const string Result = "slept";

    private static readonly string Worker = Path.Combine(AppContext.BaseDirectory, "FakeWorker");

    /// <param name="version">Such as <c>3.13.5</c>; a <c>t</c> after it makes it free-threaded.</param>
    /// <param name="mode">What the worker does.</param>
    /// <returns>The program's path.</returns>
    public static string Write(TemporaryFolder folder, string version, string mode = "ok") => folder.WriteProgram(
        $"fakes/python{version}",
        $"""
        case "$1" in
          */describe.py) ;;
          *) exec '{Worker}' {mode} {Result} {(version.EndsWith('t') ? "off" : "on")} ;;
        esac
        {FakePython.Script(version)}
        """);
}
