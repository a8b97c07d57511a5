using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GilBench.Results;

namespace GilBench.Reporting.Exports;

/// <summary>How exports for programs are written: indented, names and words as in a run file, unknown as null.</summary>
internal static class FigureJson
{
    // Anonymous types have no setters, and what has none is left out of run documents.
    private static readonly JsonSerializerOptions s_options =
        new(RunJson.Options) { WriteIndented = true, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    /// <param name="document">An object of an anonymous type.</param>
    public static string Of(object document) => JsonSerializer.Serialize(document, s_options) + "\n";
}
