namespace GilBench.Model;

/// <summary>Code of the user's that a workload calls: a function in Python, a method in C#, or the same work in both.</summary>
/// <param name="Function"><c>PATH.py:NAME</c> or <c>dotted.module:NAME</c>; null where it is not in Python.</param>
/// <param name="Assembly">Path of the assembly that has the method, absolute; null where it is not in C#.</param>
/// <param name="Method"><c>Namespace.Class.Method</c>; null where it is not in C#.</param>
/// <param name="Folder">The working directory of its workers, absolute; Python looks for modules there first.</param>
internal sealed record UserCode(string? Function, string? Assembly, string? Method, string Folder)
{
    /// <summary>A context manager beside the function, opened once a worker and never timed; null where there is none.</summary>
    public string? Setup { get; init; }

    public bool IsCoroutine { get; init; }

    /// <summary>Whether models that await nothing run a coroutine function by <c>asyncio.run</c> in each call.</summary>
    public bool AsyncioRun { get; init; }

    public ResultRule Result { get; init; }

    /// <summary>Relative, for floats in results; null: exact.</summary>
    public double? Tolerance { get; init; }

    /// <summary>The user's own function that accepts or refuses a result; null where there is none.</summary>
    public string? Check { get; init; }

    public bool IsIn(Language language) => (language == Language.Python ? Function : Method) is not null;

    /// <summary>What its examination found that a reader should know: complete sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What is asked of the results of user code.</summary>
internal enum ResultRule
{
    /// <summary>All agree, in every call, worker, model and runtime.</summary>
    Compared,

    /// <summary>The function is not deterministic, and says so.</summary>
    Ignored,
}

/// <summary>The rules as the worker protocol names them.</summary>
internal static class ResultRules
{
    public static string Of(ResultRule rule) => rule == ResultRule.Compared ? WorkerCode.Compared : WorkerCode.Ignored;
}
