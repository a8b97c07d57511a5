namespace GilBench.Model;

/// <summary>One interpreter or .NET runtime that arms can run on.</summary>
/// <param name="Id">
/// What selectors name: <c>cpython-3.13</c>, <c>cpython-3.13t</c> (free-threaded), <c>cpython-3.13t-gil</c> (the same with its GIL forced
/// on), <c>pypy-3.11</c>, <c>dotnet-10</c>; where several of one version are found, the later ones carry more: <c>cpython-3.13.0-pyenv</c>.
/// </param>
/// <param name="Source">Where it was found: <c>cache</c>, <c>uv</c>, <c>pyenv</c>, <c>path</c>, <c>named</c>, <c>dotnet</c>.</param>
/// <param name="Environment">Variables that make it this runtime, such as <c>PYTHON_GIL=1</c>.</param>
internal sealed record Runtime(
    string Id,
    string Source,
    RuntimeDescription Description,
    RuntimeCapabilities? Capabilities,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>How a .NET program can embed it; null where it was not asked.</summary>
    public Embedding? Embedding { get; init; }

    /// <summary>As .NET's descriptions name their implementation.</summary>
    private const string DotNet = "dotnet";

    /// <summary>What its workloads are written in.</summary>
    public Language Language => Description.Implementation == DotNet ? Language.CSharp : Language.Python;

    /// <summary>What process its workers are, unless the model says otherwise.</summary>
    public HostProcess Host => Description.Implementation == DotNet ? HostProcess.DotNetProgram : HostProcess.Interpreter;

    public bool IsPython => Language == Language.Python;

    /// <summary>What process the workers of a model are on it.</summary>
    public HostProcess HostOf(ExecutionModel model) => model.Host ?? Host;

    /// <summary>Whether threads run Python code one at a time: null for .NET.</summary>
    public bool? ExpectsGil =>
        IsPython ? Description.GilDisabledBuild != true || Environment.GetValueOrDefault("PYTHON_GIL") == "1" : null;

    /// <summary>Whether threads of the model compute under a GIL, which makes them the noisiest of all; what waits lets it go.</summary>
    public bool HandsOverGil(ExecutionModel model, Workload workload) =>
        workload.Kind != WorkloadKind.Io && ExpectsGil == true && model.WorkerKind == WorkerKind.Threads;

    /// <summary>
    /// Whether only one of several threads with units of the workload computes at a time: there is a GIL, and a unit keeps it.
    /// </summary>
    public bool MakesThreadsTakeTurns(Workload workload) => ExpectsGil == true && workload.HoldsGil;
}

/// <summary>What an interpreter can do, asked of it and never guessed from its name.</summary>
/// <param name="Supported">Whether the worker runs on it at all (Python 3.10 or later).</param>
/// <param name="Interpreters">Subinterpreters with a GIL of their own.</param>
/// <param name="TaskGroup">asyncio.TaskGroup (3.11).</param>
internal sealed record RuntimeCapabilities(
    bool Supported, bool FreeThreaded, bool Interpreters, bool TaskGroup, bool Fork, bool Forkserver, bool Spawn);

/// <summary>What the process of a worker is.</summary>
internal enum HostProcess
{
    /// <summary>The interpreter's own executable, which runs the Python worker.</summary>
    Interpreter,

    /// <summary>The project's .NET program.</summary>
    DotNetProgram,

    /// <summary>A .NET program that embeds the interpreter by CPython's C API.</summary>
    EmbeddedCApi,

    /// <summary>A .NET program that embeds the interpreter by Pythonnet.</summary>
    EmbeddedPythonnet,
}

internal enum Language
{
    Python,
    CSharp,
}

/// <summary>Languages as sentences for readers name them.</summary>
internal static class LanguageName
{
    public static string Of(Language language) => language == Language.CSharp ? "C#" : "Python";
}

/// <summary>
/// What is known of how a Python was optimised, in words. Yes is evidence: an option of its configuration, or a flag of its compiler. No is
/// known of this project's own builds alone: Debian's and Ubuntu's show neither option nor flag, and have both PGO and LTO. Else it is
/// unknown.
/// </summary>
internal static class Optimisation
{
    public static string Of(RuntimeDescription description) => (description.Pgo, description.Lto) switch
    {
        (true, true) => "optimised (PGO, LTO)",
        (false, false) => "not optimised (no PGO, no LTO)",
        (null, null) => "optimisation unknown",
        var (pgo, lto) => $"{Word("PGO", pgo)}, {Word("LTO", lto)}",
    };

    private static string Word(string what, bool? known) => known switch { true => what, false => $"no {what}", null => $"{what} unknown" };
}
