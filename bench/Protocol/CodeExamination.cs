using System.Text.Json;
using System.Text.Json.Serialization;

namespace GilBench.Protocol;

/// <summary>What <c>--examine</c> is asked of a method of the user's in C#.</summary>
/// <param name="Assembly">Its path.</param>
/// <param name="Method"><c>Namespace.Class.Method</c>.</param>
/// <param name="Folder">The working directory.</param>
/// <param name="CallsSeconds">How long it is called.</param>
internal sealed record MethodQuestion(
    string Assembly,
    string Method,
    string Folder,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    string Result = WorkerCode.Compared,
    string? Check = null,
    double? Tolerance = null,
    double CallsSeconds = 1.0);

/// <summary>
/// What came of the first calls of code of the user's on one runtime (<c>--examine</c>, in both languages); null is unknown, as all is
/// where there is an error, and as what only Python has is for C#.
/// </summary>
/// <param name="Error">Why it cannot be called: one sentence.</param>
internal sealed record CodeExamination(string? Error)
{
    public string? Module { get; init; }

    public string? File { get; init; }

    /// <summary>Whether a call returns what is to be awaited.</summary>
    public bool? IsCoroutine { get; init; }

    /// <summary>The first line of its docstring.</summary>
    public string? Summary { get; init; }

    public int? Calls { get; init; }

    public double? WallSeconds { get; init; }

    public double? CpuSeconds { get; init; }

    public double? SecondsPerCall { get; init; }

    public CodeKind? Kind { get; init; }

    /// <summary>The text of its result.</summary>
    public string? Result { get; init; }

    /// <summary>Whether all calls returned the same.</summary>
    public bool? ResultIsConstant { get; init; }

    public UnequalResults? Unequal { get; init; }

    /// <summary>Why the arguments cannot be sent to another process.</summary>
    public string? ArgumentsObstacle { get; init; }

    /// <summary>Why the result cannot be sent from another process.</summary>
    public string? ResultObstacle { get; init; }

    /// <summary>Why another process cannot find the function by its name.</summary>
    public string? FunctionObstacle { get; init; }

    /// <summary>Why it cannot run in a forked process.</summary>
    public string? ForkObstacle { get; init; }

    /// <summary>Why it cannot run in a subinterpreter.</summary>
    public string? InterpreterObstacle { get; init; }

    /// <summary>Names of threads that were alive after its last call.</summary>
    public IReadOnlyList<string>? ThreadsLeft { get; init; }

    public int? ProcessesLeft { get; init; }

    /// <summary>CPU time that what it left behind used, over time.</summary>
    public double? IdleCpuShare { get; init; }

    public bool? StartsThreads { get; init; }

    public bool? StartsProcesses { get; init; }

    public bool? GilEnabled { get; init; }

    /// <summary>Modules that switched the GIL on.</summary>
    public IReadOnlyList<string>? GilEnabledBy { get; init; }

    /// <summary>Distributions that supply what it imports, with their versions.</summary>
    public IReadOnlyDictionary<string, string>? Packages { get; init; }

    public IReadOnlyList<string>? Modules { get; init; }
}

/// <summary>Two results that should have been one.</summary>
internal sealed record UnequalResults(string First, string Other);

/// <summary>What a call of the user's code does, by CPU time ÷ time.</summary>
internal enum CodeKind
{
    /// <summary>It computes.</summary>
    [JsonStringEnumMemberName("cpu")]
    Cpu,

    /// <summary>It waits.</summary>
    [JsonStringEnumMemberName("io")]
    Io,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("mixed")]
    Mixed,
}
