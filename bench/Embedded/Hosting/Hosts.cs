using GilBench.Embedded.CApi;
using GilBench.Embedded.Probing;

namespace GilBench.Embedded.Hosting;

/// <summary>Begins an interpreter in this process; there is one at most.</summary>
internal static class Hosts
{
    /// <param name="options">Of its program, such as <c>-S</c>.</param>
    /// <exception cref="NotSupportedException">It cannot be begun, or not be called so; says why.</exception>
    public static IPythonHost Start(HostKind kind, InterpreterFacts facts, params IReadOnlyList<string> options)
    {
        var library = facts.RequiredLibrary;
        var interpreter = EmbeddedInterpreter.Start(library, facts.Executable, options);
        return kind == HostKind.EmbeddedPythonnet ? new PythonnetHost(interpreter, library) : new CApiHost(interpreter);
    }
}
