using System.Globalization;
using System.Text.Json;

namespace GilBench.DotNet.Workloads;

/// <summary>The arguments of a workload by name, as <c>workloads.json</c> and the protocol give them.</summary>
internal sealed class Arguments(string workload, IReadOnlyDictionary<string, JsonElement> values)
{
    private const double LongestWaitSeconds = 3600;

    private readonly HashSet<string> _used = [];

    /// <summary>A <see cref="long"/> for a whole number, from 0 on; a <see cref="double"/> for another.</summary>
    /// <exception cref="UsageException">It is missing or of another type.</exception>
    public object Value(WorkloadArgument argument)
    {
        _used.Add(argument.Name);
        var isNumber = values.TryGetValue(argument.Name, out var found) && found.ValueKind == JsonValueKind.Number;
        if (argument.Type == WorkloadArgument.WholeNumber)
        {
            return isNumber && found.TryGetInt64(out var count) && count is >= 0 and <= int.MaxValue
                ? count
                : throw Wrong(argument, string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {int.MaxValue}"));
        }

        var isWait = argument.Role == WorkloadArgument.WaitSeconds;
        return isNumber && found.TryGetDouble(out var number) && (!isWait || number is >= 0 and <= LongestWaitSeconds)
            ? number
            : throw Wrong(argument, isWait ? "a number of seconds from 0 to 3600" : "a number");
    }

    /// <summary>Refuses arguments that the workload does not have, so that a misspelt name is an error and not passed over.</summary>
    public void RefuseUnused()
    {
        if (values.Keys.FirstOrDefault(name => !_used.Contains(name)) is { } unknown)
        {
            throw new UsageException(
                $"The workload '{workload}' has no argument '{unknown}'; it takes {string.Join(", ", _used.Order())}.");
        }
    }

    private UsageException Wrong(WorkloadArgument argument, string wanted) =>
        new($"The workload '{workload}' needs the argument '{argument.Name}' as {wanted}.");
}

/// <param name="Type"><see cref="WholeNumber"/> or <c>number</c>.</param>
/// <param name="Role">
/// <see cref="WaitSeconds"/>, <see cref="ServerLatencyMs"/>, or null where only the workload knows what it means.
/// </param>
internal sealed record WorkloadArgument(string Name, string Type, string? Role = null)
{
    public const string WholeNumber = "whole_number";
    public const string WaitSeconds = "wait_seconds";
    public const string ServerLatencyMs = "server_latency_ms";
}

/// <summary>A request or a command line is wrong; the message is one clear sentence for whoever wrote it.</summary>
internal sealed class UsageException(string message) : Exception(message);
