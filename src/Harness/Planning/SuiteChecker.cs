using System.Text.RegularExpressions;
using GilBench.Json;
using GilBench.Model;
using GilBench.Results;

namespace GilBench.Planning;

/// <summary>
/// Whether a suite's manifest means something: names that can be told apart, code that is named as it can be found, results that can be
/// judged.
/// </summary>
internal static partial class SuiteChecker
{
    private const int LongestName = 60;

    private const int LongestSummary = 300;

    /// <param name="document">The document's workloads, whose names are taken.</param>
    /// <exception cref="JsonFault">The first thing that is wrong, and where, such as <c>workloads[2].python.function</c>.</exception>
    public static void Check(SuiteManifest manifest, WorkloadCatalog document)
    {
        Require(
            manifest.Schema == SuiteManifest.CurrentSchema, "schema",
            $"it is {manifest.Schema}; this program reads version {SuiteManifest.CurrentSchema}");
        Require(manifest.Workloads.Count > 0, "workloads", "an empty list was found where at least one workload is expected");
        Names.RequireUnique("workloads", "id", manifest.Workloads.Select(workload => workload.Id));
        foreach (var (index, workload) in manifest.Workloads.Index())
        {
            var field = JsonWords.Element("workloads", index);
            Require(
                workload.Id.Length <= LongestName && workload.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'),
                $"{field}.id",
                $"'{VisibleText.Cut(workload.Id)}' must be at most {LongestName} lower-case letters, digits and underscores");
            Require(
                document.Workloads.All(other => other.Id != workload.Id), $"{field}.id",
                $"'{workload.Id}' is a workload of the document's (list workloads); give it another name");
            Check(workload, field);
        }
    }

    private static void Check(SuiteWorkload workload, string field)
    {
        Require(
            workload.Summary is null or { Length: <= LongestSummary }, $"{field}.summary",
            $"it is longer than {LongestSummary} characters");
        Require(
            workload.Python is not null || workload.CSharp is not null, field,
            $"{workload.Id} has neither python nor c_sharp; one of them, or both, are expected");
        if (workload.Python is { } python)
        {
            RequireShape(python.Function, FunctionShape(), $"{field}.python.function", "PATH.py:NAME or module:NAME");
            RequireShape(python.Setup, NameShape(), $"{field}.python.setup", "the name of a context manager beside the function");
            RequireShape(python.Check, FunctionShape(), $"{field}.python.check", "PATH.py:NAME or module:NAME");
        }

        if (workload.CSharp is { } cSharp)
        {
            Require(cSharp.Assembly.Length > 0, $"{field}.c_sharp.assembly", "empty text was found where the path of a .dll is expected");
            RequireShape(cSharp.Method, MethodShape(), $"{field}.c_sharp.method", "Namespace.Class.Method");
        }

        CheckResults(workload, field);
        CheckSets(workload.ParameterSets, $"{field}.parameter_sets");
    }

    /// <summary>There is one way to judge a result: by its text, by the user's own check, or not at all.</summary>
    private static void CheckResults(SuiteWorkload workload, string field)
    {
        var check = workload.Python?.Check;
        var other = workload.Result == ResultRule.Ignored ? "results are ignored" : check is not null ? "check decides on results" : null;
        Require(
            check is null || workload.Result != ResultRule.Ignored, $"{field}.python.check",
            "it is there, but results are ignored; leave one of the two out");
        Require(
            check is null || workload.CSharp is null, $"{field}.c_sharp",
            "it is there, but a check in Python cannot judge the results of C#; make two workloads of the two");
        Require(
            other is null || workload.Tolerance is null, $"{field}.tolerance", $"it is there, but {other}; leave one of the two out");
        foreach (var (index, set) in workload.ParameterSets.Index())
        {
            Require(
                other is null || set.Expected is null, $"{JsonWords.Element($"{field}.parameter_sets", index)}.expected",
                $"it is there, but {other}; leave one of the two out");
        }
    }

    private static void CheckSets(IReadOnlyList<SuiteParameterSet> sets, string field)
    {
        Require(sets.Count > 0, field, "an empty list was found where at least one parameter set is expected");
        Names.RequireUnique(field, "name", sets.Select(set => set.Name));
        foreach (var (index, set) in sets.Index())
        {
            var place = $"{JsonWords.Element(field, index)}.name";
            Require(
                set.Name.Length <= LongestName && set.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
                place, $"'{VisibleText.Cut(set.Name)}' must be at most {LongestName} lower-case letters, digits and hyphens");
            Require(
                set.Name != ParameterSetNames.Shared || set.SharedArguments, place,
                $"'{set.Name}' is kept for a set with \"shared_arguments\": true; give it another name");
        }

        Require(
            sets.Any(set => set.Name == ParameterSetNames.Calibrated), field,
            $"none is named {ParameterSetNames.Calibrated}, which is the one that is measured where --parameters names no other");
    }

    private static void RequireShape(string? found, Regex shape, string field, string expected) =>
        Require(
            found is null || shape.IsMatch(found), field, $"\"{VisibleText.Cut(found ?? "")}\" was found where {expected} is expected");

    private static void Require(bool fulfilled, string field, string complaint)
    {
        if (!fulfilled)
        {
            throw new JsonFault(field, complaint);
        }
    }

    [GeneratedRegex(@"\A([^\0\n]+\.py|[^\W\d]\w*(\.[^\W\d]\w*)*):[^\W\d]\w*(\.[^\W\d]\w*)*\z")]
    private static partial Regex FunctionShape();

    [GeneratedRegex(@"\A[^\W\d]\w*(\.[^\W\d]\w*)*\z")]
    private static partial Regex NameShape();

    /// <summary>A class within a class is written <c>Outer+Inner</c>.</summary>
    [GeneratedRegex(@"\A[^\W\d]\w*([.+][^\W\d]\w*)+\z")]
    private static partial Regex MethodShape();
}
