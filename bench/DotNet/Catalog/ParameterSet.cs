using System.Text.Json;

namespace GilBench.DotNet.Catalog;

/// <summary>The sizes of a workload.</summary>
/// <param name="Name">calibrated, or document… for the document's own sizes.</param>
/// <param name="Arguments">The unit's arguments by name.</param>
/// <param name="Tasks">Units per slice; null where calibration finds it.</param>
/// <param name="Workers">Null means one per core.</param>
/// <param name="Expected">The text of every unit's result.</param>
internal sealed record ParameterSet(
    string Name, IReadOnlyDictionary<string, JsonElement> Arguments, int? Tasks, int? Workers, string Expected);
