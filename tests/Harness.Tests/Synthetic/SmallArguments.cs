using System.Text.Json;

namespace GilBench.Tests.Synthetic;

/// <summary>Arguments of a workload, as JSON has them.</summary>
internal static class SmallArguments
{
    public static IReadOnlyDictionary<string, JsonElement> Of(string name, double value) =>
        new Dictionary<string, JsonElement> { [name] = JsonSerializer.SerializeToElement(value) };
}
