using System.Globalization;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Reading;

/// <summary>Whether claims speak of what there is, and make sense.</summary>
internal static class ClaimChecker
{
    /// <param name="place">From a field such as <c>claims[2].restated.arm.workload</c> to how a reader finds it.</param>
    /// <exception cref="ClaimException">The first thing that is wrong, and where.</exception>
    public static void Check(IReadOnlyList<Claim> claims, Func<string, string> place, ClaimVocabulary vocabulary)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"claims[{i}]");
            var claim = claims[i];
            Require(claim.Id.Length > 0 && claim.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), $"{field}.id", $"'{claim.Id}' must be lower-case letters, digits and hyphens", place);
            Require(claims.Take(i).All(other => other.Id != claim.Id), $"{field}.id", $"'{claim.Id}' is there twice", place);
            Require(claim.Statements.Any(), field, $"'{claim.Id}' has neither a literal nor a restated form", place);
            foreach (var (wording, statement) in claim.Statements)
            {
                Check(statement, $"{field}.{(wording == Wording.Literal ? "literal" : "restated")}", place, vocabulary);
            }
        }
    }

    private static void Check(ClaimStatement statement, string field, Func<string, string> place, ClaimVocabulary vocabulary)
    {
        var exact = statement.Form == ClaimForm.Exact;
        Require(statement.Margin is > 0 and <= 1, $"{field}.margin", "it must be above 0 and at most 1", place);
        Require(statement.Factor is null or > 0, $"{field}.factor", "it must be above 0", place);
        Require(statement.FactorPerCore is null or > 0, $"{field}.factor_per_core", "it must be above 0", place);
        Require(statement.Factor is null || statement.FactorPerCore is null, $"{field}.factor_per_core", "there is a factor already; keep one of the two", place);
        Require(statement.Needs is null or { Cores: > 0 }, $"{field}.needs.cores", "it must be at least 1", place);
        Require(statement.Expected.Kinds.Count > 0, $"{field}.expected", "it must say what is expected on gil, no_gil or dot_net", place);
        Require(exact == statement.Base is null, $"{field}.base", exact ? "an exact claim is about results and has no base" : "it is missing: a speed-up is over something", place);
        Require(statement.Arm.Workload is not null, $"{field}.arm.workload", "it is missing", place);
        Check(statement.Arm, exact, $"{field}.arm", place, vocabulary);
        if (statement.Base is { } over)
        {
            Check(over.Completed(statement.Arm), exact: false, $"{field}.base", place, vocabulary);
        }
    }

    private static void Check(ArmSelector arm, bool exact, string field, Func<string, string> place, ClaimVocabulary vocabulary)
    {
        var workloads = vocabulary.Workloads.Where(workload => workload.Kind != WorkloadKind.Control).ToList();
        var named = workloads.Where(workload => exact ? Glob.Matches(arm.Workload!, workload.Id) : workload.Id == arm.Workload).ToList();
        Require(named.Count > 0, $"{field}.workload", $"there is no workload '{arm.Workload}'; there are: {string.Join(", ", workloads.Select(workload => workload.Id))}", place);
        var sets = named.SelectMany(workload => workload.ParameterSets).Select(set => set.Name).Distinct().ToList();
        Require(sets.Contains(arm.ParameterSet), $"{field}.parameters", $"{arm.Workload} has no parameter set '{arm.ParameterSet}'; it has: {string.Join(", ", sets)}", place);
        var models = vocabulary.Models.Select(model => model.Id).Distinct().ToList();
        Require(models.Contains(arm.Model), $"{field}.model", $"there is no execution model '{arm.Model}'; there are: {string.Join(", ", models)}", place);
        Require(arm.Workers is null or > 0, $"{field}.workers", "it must be at least 1", place);
        Require(arm.Cores is null or > 0, $"{field}.cores", "it must be at least 1", place);
    }

    private static void Require(bool condition, string field, string otherwise, Func<string, string> place)
    {
        if (!condition)
        {
            throw new ClaimException($"{place(field)}: {otherwise}.");
        }
    }
}
