using System.Globalization;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>Whether the plan of a run speaks of the workloads, models, runtimes and cores that its header has.</summary>
internal static class HeaderConsistency
{
    /// <exception cref="JsonFault">The first thing that is wrong.</exception>
    public static void Check(RunHeader header)
    {
        Names.RequireUnique("runtimes", "id", header.Runtimes.Select(runtime => runtime.Id));
        Names.RequireUnique("workloads", "id", header.Workloads.Select(workload => workload.Id));
        foreach (var (index, workload) in header.Workloads.Index())
        {
            Names.RequireUnique(
                $"{JsonWords.Element("workloads", index)}.parameter_sets", "name", workload.ParameterSets.Select(set => set.Name));
        }

        Names.RequireUnique("plan.arms", "id", header.Plan.Arms.Select(arm => arm.Id));
        CheckCoreSets(header.Plan);
        CheckArms(header);
        var arms = new Names("an arm of the plan", header.Plan.Arms.Select(arm => arm.Id));
        foreach (var (index, group) in header.Plan.Groups.Index())
        {
            foreach (var (place, arm) in group.Arms.Index())
            {
                arms.Require(JsonWords.Element($"{JsonWords.Element("plan.groups", index)}.arms", place), arm);
            }
        }

        foreach (var (index, arm) in header.Plan.MemoryArms.Index())
        {
            arms.Require(JsonWords.Element("plan.memory_arms", index), arm);
        }
    }

    private static void CheckCoreSets(Plan plan)
    {
        foreach (var (count, cpus) in plan.CoreSets)
        {
            if (cpus.Distinct().Count() != count || cpus.Count != count)
            {
                throw new JsonFault(
                    string.Create(CultureInfo.InvariantCulture, $"plan.core_sets.{count}"),
                    $"a list of {Counted.Of(cpus.Distinct().Count(), "CPU")} was found where {Counted.Of(count, "CPU", "different CPUs")} "
                        + $"{(count == 1 ? "is" : "are")} expected");
            }
        }
    }

    private static void CheckArms(RunHeader header)
    {
        var workloads = new Names("a workload of the run", header.Workloads.Select(workload => workload.Id));
        var runtimes = new Names("a runtime of the run", header.Runtimes.Select(runtime => runtime.Id));
        var cores = new Names(
            "a number of cores in plan.core_sets", header.Plan.CoreSets.Keys.Select(count => count.ToString(CultureInfo.InvariantCulture)));
        var sets = header.Workloads.ToDictionary(
            workload => workload.Id,
            workload => new Names($"a parameter set of {VisibleText.Cut(workload.Id)}", workload.ParameterSets.Select(set => set.Name)));
        var languages = header.Runtimes.ToDictionary(runtime => runtime.Id, runtime => runtime.Language);
        var models = Enum.GetValues<Language>().ToDictionary(
            language => language,
            language => new Names(
                $"an execution model of {LanguageName.Of(language)}",
                header.Models.Where(model => model.Language == language).Select(model => model.Id)));
        foreach (var (index, arm) in header.Plan.Arms.Index())
        {
            var field = JsonWords.Element("plan.arms", index);
            workloads.Require($"{field}.workload", arm.Workload);
            runtimes.Require($"{field}.runtime", arm.Runtime);
            cores.Require($"{field}.cores", arm.Cores.ToString(CultureInfo.InvariantCulture));
            sets[arm.Workload].Require($"{field}.parameter_set", arm.ParameterSet);
            models[languages[arm.Runtime]].Require($"{field}.model", arm.Model);
        }
    }
}
