using System.Globalization;
using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>The machine's card; what the machine does not say is said to be unknown.</summary>
internal static class MachineFacts
{
    private const string Unknown = "unknown";

    public static IReadOnlyList<Fact> Of(MachineDescription machine) =>
    [
        new("CPU", machine.CpuModel ?? Unknown),
        new("Cores", Cores(machine)),
        new("Allowed here", Allowed(machine.Limits)),
        new("Memory", machine.MemoryBytes is { } bytes ? Figures.Bytes(bytes) : Unknown),
        new("Frequency governor", machine.Settings.Governor ?? Unknown),
        new("Turbo", machine.Settings.Turbo switch { true => "on", false => "off", null => Unknown }),
        new("Virtualised", Virtualised(machine)),
        new("System", $"{machine.OperatingSystem ?? Unknown}, kernel {machine.Kernel ?? Unknown}, {machine.Architecture}"),
        new("Fingerprint", machine.Fingerprint),
    ];

    private static string Virtualised(MachineDescription machine) => machine switch
    {
        { Hypervisor: "none", Container: null } => "no",
        { Hypervisor: null or "none", Container: { } container } => $"container ({container})",
        { Hypervisor: { } hypervisor, Container: { } container } => $"{hypervisor}, container ({container})",
        { Hypervisor: { } hypervisor } => hypervisor,
        _ => Unknown,
    };

    private static string Cores(MachineDescription machine)
    {
        var physical = machine.PhysicalCores is { } cores ? Counted.Of(cores, "physical core") : "physical cores unknown";
        var efficiency = machine.EfficiencyCores is > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {machine.EfficiencyCores} of them efficiency cores")
            : "";
        var nodes = machine.NumaNodes is > 1 ? string.Create(CultureInfo.InvariantCulture, $", {machine.NumaNodes} NUMA nodes") : "";
        return $"{physical}{efficiency}, {Counted.Of(machine.LogicalCpus, "logical CPU")}{nodes}";
    }

    private static string Allowed(CpuLimits limits)
    {
        var quota = limits.QuotaCpus is { } cpus ? $", quota {Figures.Significant(cpus)} CPUs" : ", no quota";
        return $"CPUs {CpuList.Format(limits.AllowedCpus)}{quota}";
    }
}

/// <summary>One line of a card.</summary>
internal sealed record Fact(string Label, string Value)
{
    private static readonly Column<Fact>[] s_columns =
        [Columns.Of<Fact>("", fact => fact.Label), Columns.Wide<Fact>("", fact => fact.Value)];

    /// <summary>A card: a table of two columns that need no headings.</summary>
    public static Table Table(string title, IEnumerable<Fact> facts) => Tables.Table.Of(facts, s_columns) with { Title = title };
}
