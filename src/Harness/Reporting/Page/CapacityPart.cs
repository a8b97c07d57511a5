using System.Globalization;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Reporting.Answers;
using GilBench.Reporting.Series;
using GilBench.Reporting.Tables;

namespace GilBench.Reporting.Page;

/// <summary>What a throughput of one kind of work, or of one function of the user's, takes.</summary>
/// <param name="Id">Anchor on the page.</param>
/// <param name="Command">What asks the run for another throughput.</param>
internal sealed record CapacityPart(string Id, string Title, string Headline, string Command, IReadOnlyList<Table> Tables);

/// <summary>
/// The answers of <c>capacity</c> that a page has, for a round throughput that Python reached: it lies among those of the models, so that
/// one shows which of them reach it.
/// </summary>
internal static class CapacityParts
{
    /// <summary>Of a suite the first functions have one; the command tells the others.</summary>
    private const int MostParts = 3;

    private static readonly double[] s_digits = [5, 2, 1];

    /// <param name="answers">The kinds of work, or the user's functions, that the page tells of.</param>
    public static IReadOnlyList<CapacityPart> Of(Evidence evidence, IEnumerable<WorkAnswer> answers) =>
        [.. answers.Select(answer => Of(evidence, answer)).OfType<CapacityPart>().Take(MostParts)];

    /// <summary>The largest of 1, 2, 5, 10, 20 … that is not above a throughput.</summary>
    public static double RoundTarget(double perSecond)
    {
        var decade = Math.Pow(10, Math.Floor(Math.Log10(perSecond)));
        return decade * s_digits.First(digit => decade * digit <= perSecond * (1 + 1e-9));
    }

    /// <returns>Null where nothing of it has a figure.</returns>
    private static CapacityPart? Of(Evidence evidence, WorkAnswer answer)
    {
        var (run, workload) = (evidence.Run, answer.Slice.Workload);
        var set = evidence.Sweeps.FirstOrDefault(sweep => sweep.Workload == workload)?.ParameterSet ?? answer.Slice.ParameterSet;
        var reached = evidence.Measured
            .Where(arm => arm.Arm is { Weak: false } && arm.Arm.Workload == workload.Id && arm.Arm.ParameterSet == set)
            .OrderByDescending(arm => arm.Resolved.Runtime.IsPython)
            .GroupBy(arm => arm.Resolved.Runtime.IsPython)
            .FirstOrDefault()?.Max(arm => 1 / (arm.SecondsPerUnit!.High ?? arm.SecondsPerUnit.Value));
        if (reached is not { } most)
        {
            return null;
        }

        var answers = CapacityAnswers.Of(run, evidence.Analysis, new CapacityQuestion
        {
            Workload = workload.Id,
            ParameterSet = set,
            PerSecond = RoundTarget(most),
            ServerPerSecond = run.Server?.AskedBy?.Contains(workload.Id) == true ? run.Server.RequestsPerSecond : null,
        });
        var id = $"capacity-{answer.Slice.Slug}";
        List<Table> tables = [CapacityTables.Of(answers) with { Id = id, Note = "" }];
        if (answers.Rules.Any(rule => rule.Arm is not null))
        {
            tables.Add(CapacityTables.Rules(answers) with { Id = $"{id}-rules" });
        }

        return new CapacityPart(
            $"of-{id}", TitleOf(workload, answers), CapacityText.Headline(answers), CommandOf(run, answers),
            [.. tables.Where(table => table.Rows.Count > 0)]);
    }

    private static string TitleOf(Workload workload, CapacityAnswers answers)
    {
        var who = (workload.Code, workload.Kind) switch
        {
            (not null, _) => "Your code",
            (_, WorkloadKind.Cpu) => "Work that computes",
            (_, WorkloadKind.Io) => "Work that waits",
            _ => "Work that waits and computes",
        };
        return $"{who}: what {CapacityText.QuestionOf(answers)} takes";
    }

    private static string CommandOf(Run run, CapacityAnswers answers)
    {
        var (workload, set) = (answers.Question.Workload, answers.Question.ParameterSet);
        var measured = run.Header.Plan.Arms.Where(arm => arm.Workload == workload).Select(arm => arm.ParameterSet).Distinct().ToList();
        var parameters = CapacityQuestion.UsualSetOf(measured) == set ? "" : $" --parameters {ShellWord.Of(set)}";
        var target = (2 * answers.Question.PerSecond).ToString("0.#########", CultureInfo.InvariantCulture);
        return $"./run-all.sh capacity {ShellWord.Of($"reports/{run.Header.Id}")} --workload {ShellWord.Of(workload)}{parameters} "
            + $"--target {target}/s";
    }
}
