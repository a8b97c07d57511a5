using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Tables;

/// <summary>What the plan had: the runtimes, what failed of it, and what was left out of it.</summary>
internal static class PlanTables
{
    private sealed record Failed(string Arm, FailureCount Failure);

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
        Columns.Of<Failed>("Its launch", failed => OutcomeWords.Of(failed.Failure.Outcome)),
        Columns.Number<Failed>("Times", failed => Columns.Count(failed.Failure.Count)),
        Columns.Wide<Failed>("The first one's word", failed => failed.Failure.FirstDetail ?? "No detail."),
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
        from arm in evidence.Analysis.Arms
        from failure in arm.Failures
        select new Failed(arm.Arm.Id, failure),
        s_failures) with
    {
        Id = "failures",
        Title = "Failures",
        ShortTitle = "Failures",
    };

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
