using System.Text.Json.Serialization;
using GilBench.Model;

namespace GilBench.Planning;

/// <summary>A workload as <c>bench/workloads.json</c> declares it: all that harness and workers know of it.</summary>
internal sealed record WorkloadRow(
    string Id, WorkloadKind Kind, bool HoldsGil, string Summary, string Unit, string Source, IReadOnlyList<ParameterSet> ParameterSets)
    : Workload(Id, Kind, HoldsGil, Summary, Unit, Source, ParameterSets)
{
    /// <summary>What its slices yield.</summary>
    public required DeclaredMetric Metric { get; init; }

    public required WorkloadNeeds Needs { get; init; }

    /// <summary>In the order in which its methods in C# take them; Python's functions take them by name.</summary>
    public required IReadOnlyList<WorkloadArgument> Arguments { get; init; }

    /// <summary>Where it is in each language that has it.</summary>
    public required WorkloadLanguages Languages { get; init; }

    /// <summary>How long a call of the user's code took; null for the document's workloads.</summary>
    public double? CallSeconds { get; init; }

    /// <summary>What stands in the way of the user's code.</summary>
    public IReadOnlyList<CodeObstacle> Obstacles { get; init; } = [];

    public bool IsIn(Language language) =>
        Code?.IsIn(language) ?? (language == Language.Python ? Languages.Python is not null : Languages.CSharp is not null);

    /// <summary>How long a unit of these sizes waits; 0 where no argument says so. Of user code that waits, how long a call took.</summary>
    public double WaitSeconds(ParameterSet set) => Code is null
        ? Arguments.Sum(argument => argument.Role switch
        {
            ArgumentRole.WaitSeconds => set.Arguments[argument.Name].GetDouble(),
            ArgumentRole.ServerLatencyMs => set.Arguments[argument.Name].GetDouble() / 1000,
            _ => 0,
        })
        : Kind == WorkloadKind.Cpu ? 0 : CallSeconds ?? 0;
}

internal sealed record DeclaredMetric(MetricName Name, MetricUnit Unit);

internal enum MetricName
{
    /// <summary>Wall time of a slice ÷ its units.</summary>
    TimePerUnit,
}

internal enum MetricUnit
{
    [JsonStringEnumMemberName("s")]
    Seconds,
}

/// <summary>What a launch must be given beside arguments.</summary>
/// <param name="Server">The address of the loopback server.</param>
/// <param name="DataFolder">A folder for input files.</param>
internal sealed record WorkloadNeeds(bool Server = false, bool DataFolder = false);

/// <param name="Role">What the number means to whoever plans; null where only the workload knows.</param>
internal sealed record WorkloadArgument(string Name, ArgumentType Type, ArgumentRole? Role = null);

internal enum ArgumentType
{
    WholeNumber,
    Number,
}

internal enum ArgumentRole
{
    /// <summary>How long a unit waits, in seconds.</summary>
    WaitSeconds,

    /// <summary>How long the loopback server waits before it answers a unit, in milliseconds.</summary>
    ServerLatencyMs,
}

/// <summary>Entry points; null where the workload is not written in the language.</summary>
internal sealed record WorkloadLanguages(PythonEntry? Python = null, CSharpEntry? CSharp = null);

/// <summary>Functions of a workload in Python, by dotted names; <c>bench/workloads.schema.json</c> says what each is given.</summary>
/// <param name="Libraries">Modules that the interpreter must have.</param>
internal sealed record PythonEntry(
    string Unit,
    string? AsyncUnit = null,
    bool Opens = false,
    string? Setup = null,
    string? Fetch = null,
    string? Compute = null,
    IReadOnlyList<string>? Libraries = null);

/// <summary>The method of a workload in <c>bench/DotNet/Workloads</c>, as <c>Class.Method</c>.</summary>
internal sealed record CSharpEntry(string Unit, bool Opens = false);
