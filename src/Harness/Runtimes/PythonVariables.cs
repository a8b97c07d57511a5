namespace GilBench.Runtimes;

/// <summary>
/// Takes the user's <c>PYTHON…</c> variables away from a child: <c>PYTHONPATH</c>, <c>PYTHON_GIL</c> and the like change what is measured.
/// </summary>
internal static class PythonVariables
{
    /// <summary>Variables for a command: null for each <c>PYTHON…</c> one of the user's, then the given ones.</summary>
    public static IReadOnlyDictionary<string, string?> Cleaned(Surroundings surroundings, IReadOnlyDictionary<string, string>? set = null)
    {
        var cleaned = surroundings.Variables.Keys
            .Where(name => name.StartsWith("PYTHON", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in set ?? new Dictionary<string, string>())
        {
            cleaned[name] = value;
        }

        return cleaned;
    }
}
