namespace GilBench.Model;

/// <summary>Whether a .NET program can embed an interpreter: asked of the program, in a process of its own, never guessed.</summary>
/// <param name="Interpreter">
/// Path of the interpreter that is embedded: the runtime's own, or the same build with a shared library that stands beside it.
/// </param>
/// <param name="Library">Path of the interpreter's shared library; null where it has none.</param>
/// <param name="CApi">Why it cannot be embedded by CPython's C API; null where it can.</param>
/// <param name="Pythonnet">Why it cannot be embedded by Pythonnet, in Pythonnet's words; null where it can.</param>
internal sealed record Embedding(string Interpreter, string? Library, string? CApi, string? Pythonnet)
{
    /// <summary>Why such a host cannot embed it, without a full stop; null where it can.</summary>
    public string? ObstacleTo(HostProcess host) =>
        (host == HostProcess.EmbeddedPythonnet ? Pythonnet : CApi)?.TrimEnd('.');

    /// <summary>One that nothing can embed.</summary>
    public static Embedding Impossible(string interpreter, string reason) => new(interpreter, null, reason, reason);
}
