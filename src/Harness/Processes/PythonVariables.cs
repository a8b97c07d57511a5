namespace GilBench.Processes;

/// <summary>
/// Takes the user's <c>PYTHON…</c> variables away from a child: <c>PYTHONPATH</c>, <c>PYTHON_GIL</c> and the like change what is measured.
/// </summary>
internal static class PythonVariables
{
    /// <param name="userVariables">Names of all variables that the child would inherit.</param>
    /// <param name="set">What is set on top.</param>
    /// <returns>Variables for a command: null for each <c>PYTHON…</c> one of the user's, then the given ones.</returns>
    public static IReadOnlyDictionary<string, string?> Cleaned(
        IEnumerable<string> userVariables, IReadOnlyDictionary<string, string>? set = null)
    {
        var cleaned = userVariables
            .Where(name => name.StartsWith("PYTHON", StringComparison.Ordinal))
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in set ?? new Dictionary<string, string>())
        {
            cleaned[name] = value;
        }

        return cleaned;
    }
}
