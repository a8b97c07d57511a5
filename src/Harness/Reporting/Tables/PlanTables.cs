using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>What the plan had: the runtimes, what failed of it, and what was left out of it.</summary>
internal static class PlanTables
{
    /// <summary>Code that fails in ever new words does not fill the page.</summary>
    private const int MostWordsOfAnArm = 5;

    private sealed record Failed(string Arm, string Outcome, int Count, string? FirstDetail);

    private sealed record LeftOut(string Model, string Reason, IReadOnlyList<OmittedArm> Pairs);

    private static readonly Column<Runtime>[] s_runtimes =
    [
        Columns.Of<Runtime>("Runtime", runtime => runtime.Id),
        Columns.Of<Runtime>("Version", runtime => $"{runtime.Description.Implementation} {runtime.Description.Version}"),
        Columns.Of<Runtime>("GIL", GilOf),
        Columns.Wide<Runtime>("Build", BuildOf),
        Columns.Of<Runtime>("From", runtime => runtime.Source),
        Columns.Wide<Runtime>("Executable", runtime => runtime.Description.Executable),
    ];

    private static readonly Column<Failed>[] s_failures =
    [
        Columns.Of<Failed>("Arm", failed => failed.Arm),
        Columns.Of<Failed>("Its launch", failed => failed.Outcome),
        Columns.Number<Failed>("Times", failed => Columns.Count(failed.Count)),
        Columns.Wide<Failed>("The first one's word", failed => failed.FirstDetail ?? "No detail."),
    ];

    private static readonly Column<LeftOut>[] s_omitted =
    [
        Columns.Of<LeftOut>("Model", omitted => omitted.Model),
        Columns.Wide<LeftOut>("Runtimes", omitted => string.Join(", ", omitted.Pairs.Select(pair => pair.Runtime).Distinct())),
        Columns.Wide<LeftOut>("Workloads", omitted => string.Join(", ", omitted.Pairs.Select(pair => pair.Workload).Distinct())),
        Columns.Wide<LeftOut>("Reason", omitted => omitted.Reason),
    ];

    /// <summary>Those that were measured.</summary>
    public static Table Runtimes(Evidence evidence)
    {
        var used = evidence.Run.Header.Plan.Arms.Select(arm => arm.Runtime).ToHashSet();
        return Table.Of(evidence.Runtimes.Where(runtime => used.Contains(runtime.Id)), s_runtimes) with
        {
            Id = "runtimes",
            Title = "Runtimes",
            ShortTitle = "Runtimes",
        };
    }

    public static Table Failures(Evidence evidence) => Table.Of(
        [.. evidence.Analysis.Arms.SelectMany(FailuresOf), .. MemoryFailures(evidence)], s_failures) with
    {
        Id = "failures",
        Title = "Failures",
        ShortTitle = "Failures",
    };

    private static IEnumerable<Failed> FailuresOf(ArmAnalysis arm)
    {
        var all = arm.Failures.Select(
            failure => new Failed(arm.Arm.Id, OutcomeWords.Of(failure.Outcome), failure.Count, failure.FirstDetail)).ToList();
        var rest = all.Skip(MostWordsOfAnArm).ToList();
        return rest.Count == 0 ? all :
        [
            .. all.Take(MostWordsOfAnArm),
            new Failed(arm.Arm.Id, "failed in other words", rest.Sum(failed => failed.Count), $"Such as: {rest[0].FirstDetail}"),
        ];
    }

    /// <summary>Of the user's code, which may fail in the launch that reads its memory alone.</summary>
    private static IEnumerable<Failed> MemoryFailures(Evidence evidence) =>
        from reading in evidence.Run.Memory
        where reading.Outcome != LaunchOutcome.Ok && evidence.Analysis.Find(reading.Arm)?.Resolved.Workload.Code is not null
        select new Failed(reading.Arm, $"{OutcomeWords.Of(reading.Outcome)}, when its memory was read", 1, reading.Detail);

    /// <summary>Pairs that were left out for one reason share a row.</summary>
    public static Table Omitted(Evidence evidence) => Table.Of(
        from omitted in evidence.Run.Header.Plan.Omitted
        group omitted by (omitted.Model, omitted.Reason) into same
        select new LeftOut(same.Key.Model, same.Key.Reason, [.. same]),
        s_omitted) with
    {
        Id = "omitted",
        Title = "Left out",
        ShortTitle = "Left out",
    };

    private static string GilOf(Runtime runtime) => runtime switch
    {
        { IsPython: false } => "none",
        { Description.GilDisabledBuild: true, ExpectsGil: true } => "forced on",
        { ExpectsGil: true } => "on",
        _ => "off",
    };

    /// <summary>Whether optimised, and with what flags.</summary>
    private static string BuildOf(Runtime runtime)
    {
        var description = runtime.Description;
        if (!runtime.IsPython)
        {
            return Figures.None;
        }

        string?[] parts =
        [
            Optimisation.Of(description),
            description.Jit == true ? "JIT" : null,
            description.Debug == true ? "debug" : null,
            description.CompilerFlags,
        ];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
