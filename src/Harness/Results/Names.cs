using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>The names that others may refer to.</summary>
/// <param name="kind">Such as "a workload of the run".</param>
internal sealed class Names(string kind, IEnumerable<string> names)
{
    private const int ListedAtMost = 6;

    private readonly HashSet<string> _names = [.. names];

    /// <param name="field">Where the name was found.</param>
    /// <exception cref="JsonFault">It is none of them.</exception>
    public void Require(string field, string name)
    {
        if (!_names.Contains(name))
        {
            var listed = string.Join(", ", _names.Take(ListedAtMost).Select(one => VisibleText.Cut(one)));
            throw new JsonFault(
                field,
                $"\"{VisibleText.Cut(name)}\" was found where {kind} is expected "
                    + $"({(listed.Length == 0 ? "there is none" : _names.Count > ListedAtMost ? $"{listed}, …" : listed)})");
        }
    }

    /// <summary>That every name is given to one thing alone.</summary>
    /// <param name="list">The field that holds the things, such as <c>plan.arms</c>.</param>
    public static void RequireUnique(string list, string member, IEnumerable<string> names)
    {
        var seen = new HashSet<string>();
        foreach (var (index, name) in names.Index())
        {
            var field = $"{JsonWords.Element(list, index)}.{member}";
            if (name.Length == 0)
            {
                throw new JsonFault(field, "empty text was found where a name is expected");
            }

            if (!seen.Add(name))
            {
                throw new JsonFault(field, $"\"{VisibleText.Cut(name)}\" is there twice; once is expected");
            }
        }
    }
}
