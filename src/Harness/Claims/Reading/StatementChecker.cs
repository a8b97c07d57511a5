using GilBench.Analysis;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Reading;

/// <summary>Whether one variant of a claim can be judged: by a factor that its relation has, over a base that is another arm.</summary>
internal static class StatementChecker
{
    /// <summary>No speed-up that anybody measures comes near; beyond it arithmetic would leave the numbers.</summary>
    private const double LargestFactor = 1e6;

    /// <summary>More than any machine has; an arm of so many could not be started.</summary>
    private const int MostWorkers = 65_536;

    public static void Check(ClaimStatement statement, string field, ClaimVocabulary vocabulary)
    {
        var exact = statement.Relation == ClaimRelation.Exact;
        Require(statement.Margin is > 0 and <= 1, $"{field}.margin", "it must be above 0 and at most 1");
        CheckFactor(statement, field);
        Require(statement.Needs is null or { Cores: > 0 and <= MostWorkers }, $"{field}.needs.cores",
            $"it must be at least 1 and at most {MostWorkers}");
        Require(statement.Expected.Kinds.Count > 0, $"{field}.expected", "it must say what is expected on gil, no_gil or dot_net");
        Require(exact == statement.Base is null, $"{field}.base",
            exact ? "an exact claim is about results and has no base" : "it is missing: a speed-up is over something");
        Require(statement.Arm.Workload is not null, $"{field}.arm.workload", "it is missing");
        Check(statement.Arm, exact, $"{field}.arm", vocabulary);
        if (statement.Base is { } over)
        {
            Check(over.Completed(statement.Arm), exact: false, $"{field}.base", vocabulary);
            Require(!AreSame(statement.Arm, over), $"{field}.base",
                "it is the same as the arm, and the speed-up of an arm over itself is 1 always; name another model, runtime, workers or "
                    + "cores");
        }
    }

    private static void CheckFactor(ClaimStatement statement, string field)
    {
        Require(statement.Factor is null or (> 0 and <= LargestFactor), $"{field}.factor", "it must be above 0 and at most a million");
        Require(statement.FactorPerCore is null or (> 0 and <= LargestFactor), $"{field}.factor_per_core",
            "it must be above 0 and at most a million");
        Require(statement.Factor is null || statement.FactorPerCore is null, $"{field}.factor_per_core",
            "there is a factor already; keep one of the two");
        var factorField = statement.Factor is not null ? "factor" : statement.FactorPerCore is not null ? "factor_per_core" : null;
        Require(statement.Relation != ClaimRelation.Efficiency || statement.FactorPerCore is null, $"{field}.factor_per_core",
            "efficiency is a share of what native code gained, whatever the cores; give factor, such as 0.75");
        Require(statement.Relation != ClaimRelation.Efficiency || factorField is not null, $"{field}.factor",
            "it is missing: efficiency says at least what share of the native gain, such as 0.75");
        Require(statement.Relation != ClaimRelation.Efficiency || statement.Metric == Metric.TimePerUnit, $"{field}.time",
            "efficiency compares the time of one unit, as native code was measured beside it; leave it out");
        Require(statement.Relation != ClaimRelation.AtLeast || factorField is not null, $"{field}.factor",
            "it is missing: at_least says at least how much, by factor or factor_per_core");
        Require(
            statement.Relation is not (ClaimRelation.Ordering or ClaimRelation.Exact) || factorField is null, $"{field}.{factorField}",
            $"a claim of the relation {(statement.Relation == ClaimRelation.Exact ? "exact" : "ordering")} has none; leave it out, or "
                + "choose at_least");
    }

    private static bool AreSame(ArmSelector arm, ArmSelector over)
    {
        var completed = over.Completed(arm);
        return completed.Model == arm.Model && completed.Workload == arm.Workload && completed.ParameterSet == arm.ParameterSet
            && completed.Runtime == arm.Runtime && completed.Workers == arm.Workers && (completed.Cores ?? arm.Cores) == arm.Cores;
    }

    private static void Check(ArmSelector arm, bool exact, string field, ClaimVocabulary vocabulary)
    {
        var workloads = vocabulary.Workloads.Where(workload => workload.Kind != WorkloadKind.Control).ToList();
        var named = workloads.Where(workload => exact ? Glob.Matches(arm.Workload!, workload.Id) : workload.Id == arm.Workload).ToList();
        Require(named.Count > 0, $"{field}.workload",
            $"there is no workload '{VisibleText.Cut(arm.Workload!)}'; there are: "
                + $"{string.Join(", ", workloads.Select(workload => workload.Id))}");
        var sets = named.SelectMany(workload => workload.ParameterSets).Select(set => set.Name).Distinct().ToList();
        Require(sets.Contains(arm.ParameterSet), $"{field}.parameters",
            $"{VisibleText.Cut(arm.Workload!)} has no parameter set '{VisibleText.Cut(arm.ParameterSet)}'; it has: "
                + $"{string.Join(", ", sets)}");
        var models = vocabulary.Models.Select(model => model.Id).Distinct().ToList();
        Require(models.Contains(arm.Model), $"{field}.model",
            $"there is no execution model '{VisibleText.Cut(arm.Model)}'; there are: {string.Join(", ", models)}");
        Require(arm.Workers is null or (> 0 and <= MostWorkers), $"{field}.workers", $"it must be at least 1 and at most {MostWorkers}");
        Require(arm.Cores is null or (> 0 and <= MostWorkers), $"{field}.cores", $"it must be at least 1 and at most {MostWorkers}");
    }

    private static void Require(bool condition, string field, string otherwise) => ClaimChecker.Require(condition, field, otherwise);
}
