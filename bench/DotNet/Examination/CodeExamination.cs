using System.Text.Json;
using System.Text.Json.Serialization;
using GilBench.Protocol;

namespace GilBench.DotNet.Examination;

/// <summary>What <c>--examine</c> is asked of a method of the user's.</summary>
/// <param name="Assembly">Its path.</param>
/// <param name="Method"><c>Namespace.Class.Method</c>.</param>
/// <param name="Folder">The working directory.</param>
/// <param name="CallsSeconds">How long it is called.</param>
internal sealed record CodeQuestion(
    string Assembly,
    string Method,
    string Folder,
    IReadOnlyDictionary<string, JsonElement> Arguments,
    string Result = WorkerCode.Compared,
    string? Check = null,
    double? Tolerance = null,
    double CallsSeconds = 1.0);

/// <summary>What came of a method's first calls: the fields of Python's answer, of which those that only Python has are null.</summary>
/// <param name="Error">Why it cannot be called: one sentence; all else is null then.</param>
internal sealed record CodeExamination(string? Error)
{
    public string? Module { get; init; }

    public string? File { get; init; }

    /// <summary>Whether it returns what can be awaited.</summary>
    public bool? IsCoroutine { get; init; }

    public string? Summary { get; init; }

    public int? Calls { get; init; }

    public double? WallSeconds { get; init; }

    public double? CpuSeconds { get; init; }

    public double? SecondsPerCall { get; init; }

    /// <summary><c>cpu</c>, <c>io</c> or <c>mixed</c>.</summary>
    public string? Kind { get; init; }

    public string? Result { get; init; }

    public bool? ResultIsConstant { get; init; }

    public UnequalResults? Unequal { get; init; }

    public string? ArgumentsObstacle { get; init; }

    public string? ResultObstacle { get; init; }

    public string? FunctionObstacle { get; init; }

    public string? ForkObstacle { get; init; }

    public string? InterpreterObstacle { get; init; }

    public IReadOnlyList<string>? ThreadsLeft { get; init; }

    public int? ProcessesLeft { get; init; }

    public double? IdleCpuShare { get; init; }

    public bool? StartsThreads { get; init; }

    public bool? StartsProcesses { get; init; }

    public bool? GilEnabled { get; init; }

    public IReadOnlyList<string>? GilEnabledBy { get; init; }

    public IReadOnlyDictionary<string, string>? Packages { get; init; }

    public IReadOnlyList<string>? Modules { get; init; }
}

/// <summary>Two results that should have been one.</summary>
internal sealed record UnequalResults(string First, string Other);

/// <summary>The JSON of <c>--examine</c>: snake case, nothing unknown.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CodeQuestion))]
[JsonSerializable(typeof(CodeExamination))]
internal sealed partial class ExaminationJson : JsonSerializerContext;
