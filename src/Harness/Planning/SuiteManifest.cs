using System.Text.Json;
using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// A suite's manifest, <c>suite.json</c>: which code of the user's is measured, and what is claimed of it. What may be left out has its
/// default here; <c>bench/suite.schema.json</c> describes it for whoever writes one.
/// </summary>
internal sealed record SuiteManifest(int Schema, IReadOnlyList<SuiteWorkload> Workloads)
{
    public const string FileName = "suite.json";

    /// <summary>The version that this program reads.</summary>
    public const int CurrentSchema = 1;

    /// <summary>Where its code runs, from the manifest's folder; null is that folder. All paths of the manifest start there.</summary>
    public string? Folder { get; init; }

    /// <summary>As in a file of claims, whose reader reads them (<c>bench/claims.schema.json</c>); null where there is none.</summary>
    public JsonElement? Claims { get; init; }
}

/// <summary>A workload of a suite, in Python, in C# or in both.</summary>
internal sealed record SuiteWorkload
{
    public required string Id { get; init; }

    /// <summary>What it does, in a sentence; null takes the first line of the function's docstring.</summary>
    public string? Summary { get; init; }

    /// <summary>What a call waits for; null is measured in its first calls.</summary>
    public CodeKind? Kind { get; init; }

    public SuitePython? Python { get; init; }

    public SuiteCSharp? CSharp { get; init; }

    public ResultRule Result { get; init; }

    /// <summary>Relative, for floats in results; null: exact.</summary>
    public double? Tolerance { get; init; }

    public required IReadOnlyList<SuiteParameterSet> ParameterSets { get; init; }
}

/// <param name="Function"><c>PATH.py:NAME</c> or <c>dotted.module:NAME</c>.</param>
/// <param name="Setup">A context manager beside the function; null where there is none.</param>
/// <param name="AsyncioRun">Whether models that await nothing run a coroutine function by <c>asyncio.run</c> in each call.</param>
/// <param name="Check">A function, written as <paramref name="Function"/> is, that accepts or refuses a result; null: results are equal or
/// not.</param>
internal sealed record SuitePython(string Function, string? Setup = null, bool AsyncioRun = false, string? Check = null);

/// <param name="Assembly">A path.</param>
/// <param name="Method"><c>Namespace.Class.Method</c>.</param>
internal sealed record SuiteCSharp(string Assembly, string Method);

/// <summary>What a unit is called with; as <see cref="ParameterSet"/>, with defaults.</summary>
internal sealed record SuiteParameterSet
{
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Arguments { get; init; } = new Dictionary<string, JsonElement>();

    public int? Tasks { get; init; }

    public int? Workers { get; init; }

    /// <summary>The text of the result; null is taken from the first call, where results are compared.</summary>
    public string? Expected { get; init; }

    public bool SharedArguments { get; init; }
}
