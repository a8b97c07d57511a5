using System.Globalization;
using GilBench.Model;

namespace GilBench.Fleets;

/// <summary>The first thing in which work of one name is not the same work in two runs.</summary>
/// <param name="Subject">Such as <c>n of sum_squares</c>.</param>
/// <param name="First">What it is in the first run.</param>
/// <param name="Second">What it is in the second run.</param>
internal sealed record WorkDifference(string Subject, string First, string Second)
{
    private const string Nothing = "not given";

    /// <summary>Of the workloads that both have; null where those are the same.</summary>
    public static WorkDifference? Of(IReadOnlyDictionary<string, Workload> first, IReadOnlyDictionary<string, Workload> second) =>
        first.Keys.Where(second.ContainsKey).SelectMany(id => Facts(first[id], second[id]))
            .FirstOrDefault(fact => fact.First != fact.Second) is { } found
            ? new WorkDifference(VisibleText.Cut(found.Subject), VisibleText.Cut(found.First), VisibleText.Cut(found.Second))
            : null;

    private static IEnumerable<WorkDifference> Facts(Workload one, Workload other) =>
    [
        new($"the kind of {one.Id}", one.Kind.ToString(), other.Kind.ToString()),
        new($"the unit of {one.Id}", one.Unit, other.Unit),
        new($"whether {one.Id} keeps the GIL", Word(one.HoldsGil), Word(other.HoldsGil)),
        .. CodeFacts(one.Id, one.Code, other.Code),
        new($"the list of parameter sets of {one.Id}", NamesOf(one), NamesOf(other)),
        .. one.ParameterSets.SelectMany(set => SetFacts(
            ParameterSetNames.Label(one.Id, set.Name), set, other.ParameterSets.FirstOrDefault(same => same.Name == set.Name) ?? set)),
    ];

    private static IEnumerable<WorkDifference> SetFacts(string of, ParameterSet one, ParameterSet other) =>
    [
        .. one.Arguments.Keys.Union(other.Arguments.Keys).Select(name => new WorkDifference(
            $"{name} of {of}", ArgumentOf(one, name), ArgumentOf(other, name))),
        new($"the number of tasks of {of}", CountOf(one.Tasks), CountOf(other.Tasks)),
        new($"the number of workers of {of}", CountOf(one.Workers), CountOf(other.Workers)),
        new($"the units in flight of {of}", SweepOf(one.Sweep), SweepOf(other.Sweep)),
        new($"the expected result of {of}", one.Expected ?? Nothing, other.Expected ?? Nothing),
        new($"whether workers of {of} share their arguments", Word(one.SharedArguments), Word(other.SharedArguments)),
    ];

    /// <summary>Where the code lies is each machine's own matter: by its name and what is asked of it.</summary>
    private static IEnumerable<WorkDifference> CodeFacts(string id, UserCode? one, UserCode? other) =>
    [
        new($"the code of {id}", FileOf(one?.Function) ?? Nothing, FileOf(other?.Function) ?? Nothing),
        new($"the method of {id}", one?.Method ?? Nothing, other?.Method ?? Nothing),
        new($"the setup of {id}", one?.Setup ?? Nothing, other?.Setup ?? Nothing),
        new($"the rule for results of {id}", RuleOf(one), RuleOf(other)),
    ];

    private static string RuleOf(UserCode? code) => code is null ? Nothing
        : string.Create(CultureInfo.InvariantCulture, $"{code.Result}, tolerance {code.Tolerance ?? 0}, check {code.Check ?? Nothing}");

    private static string NamesOf(Workload workload) =>
        string.Join(", ", workload.ParameterSets.Select(set => set.Name).Order(StringComparer.Ordinal));

    private static string ArgumentOf(ParameterSet set, string name) =>
        set.Arguments.TryGetValue(name, out var value) ? value.GetRawText() : Nothing;

    private static string CountOf(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? Nothing;

    private static string SweepOf(ConcurrencySweep? sweep) => sweep is null ? Nothing
        : string.Create(CultureInfo.InvariantCulture,
            $"{sweep.UnitsEach} a worker ({sweep.UnitsEachOfThreads} a thread), {string.Join(", ", sweep.InFlight)} in flight");

    private static string? FileOf(string? function) => Path.GetFileName(function);

    private static string Word(bool truth) => truth ? "true" : "false";
}
