using System.Text;

namespace GilBench.Json;

/// <summary>
/// A JSON text says what does not belong there. Whoever reads it says in which file: <c>claims.json line 7, claims[0].restated.relation:
/// …</c>.
/// </summary>
/// <param name="field">Such as <c>plan.arms[13].workload</c>; empty is the whole text.</param>
/// <param name="complaint">What was found and what is expected, without the full stop.</param>
/// <param name="line">From 1.</param>
internal sealed class JsonFault(string field, string complaint, int line = 1) : Exception($"{NameOf(field)}: {complaint}.")
{
    public string Field { get; } = field;

    public int Line { get; } = line;

    public string Complaint { get; } = complaint;

    /// <summary>With the line of its field.</summary>
    /// <param name="text">The whole text in which the field stands.</param>
    public JsonFault Within(string text) => new(Field, Complaint, JsonPlaces.Of(Encoding.UTF8.GetBytes(text)).LineOf(Field));

    private static string NameOf(string field) => field.Length == 0 ? "the whole text" : field;

    /// <summary>One sentence of file, line, field, what was found and what is expected.</summary>
    /// <param name="line">Where the text is one line of a file, its number there.</param>
    public string In(string path, int? line = null) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Model.VisibleText.Of(path)} line {line ?? Line}, {Message}");
}
