using System.Globalization;
using System.Text.Json;

namespace GilBench.DotNet.Workloads;

/// <summary>The arguments of a workload by name, as <c>workloads.json</c> and the protocol give them.</summary>
internal sealed class Arguments(string workload, IReadOnlyDictionary<string, JsonElement> values)
{
    private readonly HashSet<string> _used = [];

    /// <summary>A whole number from 0 to <paramref name="maximum"/>.</summary>
    public long Whole(string name, long maximum = int.MaxValue) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number >= 0 && number <= maximum
            ? number
            : throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {maximum}"));

    /// <summary>A length of time given in seconds, at most an hour.</summary>
    public TimeSpan Duration(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong(name, "a number of seconds from 0 to 3600");

    /// <summary>Refuses arguments that the workload does not have, so that a misspelt name is an error and not passed over.</summary>
    public void RefuseUnused()
    {
        if (values.Keys.FirstOrDefault(name => !_used.Contains(name)) is { } unknown)
        {
            throw new UsageException($"The workload '{workload}' has no argument '{unknown}'; it takes {string.Join(", ", _used.Order())}.");
        }
    }

    private JsonElement? Find(string name)
    {
        _used.Add(name);
        return values.TryGetValue(name, out var value) ? value : null;
    }

    private UsageException Wrong(string name, string wanted) =>
        new($"The workload '{workload}' needs the argument '{name}' as {wanted}.");
}
