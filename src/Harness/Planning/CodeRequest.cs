using GilBench.Model;

namespace GilBench.Planning;

/// <summary>
/// The user's code that is to be measured, as the command line or a suite asks for it; nothing of it has been loaded or called yet.
/// </summary>
internal sealed record CodeRequest
{
    /// <summary>The workload's name: letters, digits, underscores.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in a sentence; null takes the function's docstring.</summary>
    public string? Summary { get; init; }

    /// <summary><c>PATH.py:NAME</c> or <c>dotted.module:NAME</c>; null where it is not in Python.</summary>
    public string? Function { get; init; }

    /// <summary>Path of the assembly that has the method, absolute; null where it is not in C#.</summary>
    public string? Assembly { get; init; }

    /// <summary><c>Namespace.Class.Method</c>; null where it is not in C#.</summary>
    public string? Method { get; init; }

    /// <summary>The working directory of its workers, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>A context manager beside the function; null where there is none.</summary>
    public string? Setup { get; init; }

    /// <summary>What a call waits for; null is measured.</summary>
    public WorkloadKind? Kind { get; init; }

    /// <summary>Whether models that await nothing run a coroutine function by <c>asyncio.run</c> in each call.</summary>
    public bool AsyncioRun { get; init; }

    public ResultRule Result { get; init; }

    /// <summary>Relative, for floats in results; null: exact.</summary>
    public double? Tolerance { get; init; }

    /// <summary>The user's own function that accepts or refuses a result; null where there is none.</summary>
    public string? Check { get; init; }

    /// <summary>At least one; an expected result of null is taken from the first call, where results are compared.</summary>
    public required IReadOnlyList<ParameterSet> ParameterSets { get; init; }

    /// <summary>As its workers know it; what only its first calls can tell is not in it.</summary>
    public UserCode Code => new(Function, Assembly, Method, Folder)
    {
        Setup = Setup,
        AsyncioRun = AsyncioRun,
        Result = Result,
        Tolerance = Tolerance,
        Check = Check,
    };
}
