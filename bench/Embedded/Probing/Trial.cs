using GilBench.Embedded.Hosting;

namespace GilBench.Embedded.Probing;

/// <summary>Hosts an interpreter for a moment, in a process of its own: imports, calls from two threads, ends.</summary>
internal static class Trial
{
    private const int Calls = 4;
    private const int ExitGood = 0;
    private const int ExitRefused = 3;

    /// <returns>The exit code of the process; where it is not 0, the reason is on standard error.</returns>
    public static int Run(HostKind kind, string executable)
    {
        try
        {
            var facts = InterpreterFacts.Of(executable);
            using var host = Hosts.Start(kind, facts, "-s", "-S");
            Require(facts, host);
            using var encoder = host.Create("json", "JSONEncoder");
            Parallel.For(0, Calls, _ => encoder.Text("encode", "from a thread of .NET's"));
            return ExitGood;
        }
        catch (Exception refusal)
        {
            Console.Error.WriteLine(refusal.Message.ReplaceLineEndings(" "));
            return ExitRefused;
        }
    }

    /// <summary>The library must be the program's: an arm is described by the program.</summary>
    private static void Require(InterpreterFacts facts, IPythonHost host)
    {
        using var version = host.Create("platform", "python_version");
        var hosted = version.Text("strip");
        if (hosted != facts.Version)
        {
            throw new NotSupportedException($"{facts.Library} is of CPython {hosted}, and its program is of {facts.Version}");
        }
    }
}
