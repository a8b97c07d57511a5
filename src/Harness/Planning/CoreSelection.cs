using System.Globalization;
using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Which CPUs an arm of N cores is pinned to. The set of N is always part of the set of N + 1.</summary>
internal static class CoreSelection
{
    /// <summary>
    /// Distinct physical cores come before SMT siblings, then performance before efficiency cores, then one NUMA node before the next
    /// (the one with most physical cores first), then one package, then the lowest number.
    /// </summary>
    /// <returns>The allowed CPUs, best first.</returns>
    public static IReadOnlyList<LogicalCpu> Order(Topology topology, CpuLimits limits)
    {
        var mask = limits.AllowedCpus.ToHashSet();
        var allowed = topology.Cpus.Where(cpu => mask.Contains(cpu.Id)).ToList();
        var nodeSize = allowed.GroupBy(cpu => cpu.NumaNode)
            .ToDictionary(node => node.Key, node => node.Select(cpu => cpu.CoreId).Distinct().Count());
        return [.. allowed
            .GroupBy(cpu => cpu.CoreId)
            .SelectMany(core => core.OrderBy(cpu => cpu.Id).Select((cpu, sibling) => (Cpu: cpu, Sibling: sibling)))
            .OrderBy(entry => entry.Sibling)
            .ThenBy(entry => entry.Cpu.Kind)
            .ThenByDescending(entry => nodeSize[entry.Cpu.NumaNode])
            .ThenBy(entry => entry.Cpu.NumaNode)
            .ThenBy(entry => entry.Cpu.PackageId)
            .ThenBy(entry => entry.Cpu.Id)
            .Select(entry => entry.Cpu)];
    }

    /// <param name="topology">The machine.</param>
    /// <param name="limits">What of it may be used.</param>
    /// <param name="count">Cores wanted.</param>
    public static CoreChoice Choose(Topology topology, CpuLimits limits, int count)
    {
        if (Refuse(topology, limits, count) is { } reason)
        {
            return CoreChoice.Refused(reason);
        }

        var ordered = Order(topology, limits);
        var chosen = ordered.Take(count).ToList();
        var usedCores = chosen.Select(cpu => cpu.CoreId).ToHashSet();
        var spare = ordered.Where(cpu => !usedCores.Contains(cpu.CoreId));
        return new CoreChoice(ToSet(chosen), ToSet(spare), FindMix(chosen), null);
    }

    /// <summary>Null where that many cores can be had, else one sentence that says what allows fewer.</summary>
    public static string? Refuse(Topology topology, CpuLimits limits, int count)
    {
        if (count < 1)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{count} cores cannot be measured; ask for at least 1.");
        }

        var asked = Counted.Of(count, "core was asked for", "cores were asked for");
        if (count > topology.Cpus.Count)
        {
            return $"{asked}, but this machine has {topology.Cpus.Count}; ask for {topology.Cpus.Count} at most.";
        }

        if (count > limits.AllowedCpus.Count)
        {
            return $"{asked}, but this process may run on {limits.AllowedCpus.Count} of the machine's {topology.Cpus.Count} CPUs "
                + $"({CpuList.Format(limits.AllowedCpus)}); ask for {limits.AllowedCpus.Count} at most, or widen its affinity or cpuset.";
        }

        if (count > limits.CountUsable())
        {
            var advice = limits.CountUsable() == 0
                ? "raise the quota to at least 1 CPU"
                : $"ask for {limits.CountUsable()} at most, or raise the quota";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{asked}, but the cgroup quota in {limits.QuotaSource} grants {limits.QuotaCpus:0.##} CPUs; {advice}.");
        }

        return null;
    }

    private static CoreSet ToSet(IEnumerable<LogicalCpu> cpus) => new([.. cpus.Select(cpu => cpu.Id)]);

    private static CoreMix FindMix(List<LogicalCpu> cpus) =>
        (Count(cpus, cpu => cpu.CoreId) < cpus.Count ? CoreMix.SmtSiblings : CoreMix.None)
        | (Count(cpus, cpu => cpu.NumaNode) > 1 ? CoreMix.NumaNodes : CoreMix.None)
        | (Count(cpus, cpu => (int)cpu.Kind) > 1 ? CoreMix.CoreKinds : CoreMix.None);

    private static int Count(List<LogicalCpu> cpus, Func<LogicalCpu, int> trait) => cpus.Select(trait).Distinct().Count();
}

/// <summary>The cores for an arm, or why there are none.</summary>
/// <param name="Cores">Null where refused.</param>
/// <param name="Spare">Allowed CPUs on physical cores that the set leaves alone, for a server; may be empty.</param>
/// <param name="Mix">In what the cores differ.</param>
/// <param name="Refusal">One sentence; null where there are cores.</param>
internal sealed record CoreChoice(CoreSet? Cores, CoreSet Spare, CoreMix Mix, string? Refusal)
{
    public static CoreChoice Refused(string reason) => new(null, CoreSet.Empty, CoreMix.None, reason);
}
