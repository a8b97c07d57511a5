using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Measuring;

/// <summary>What must be measured so that claims can be judged.</summary>
internal static class ClaimArms
{
    /// <param name="context">With everything that could be measured here.</param>
    /// <returns>Each arm once; without controls. Claims that cannot be judged here ask for none.</returns>
    public static IReadOnlyList<Arm> Needed(IReadOnlyList<Claim> claims, ClaimContext context) => Needed(claims, context, _ => true);

    /// <returns>Ids of the arms whose memory a claim shows.</returns>
    public static IReadOnlySet<string> MemoryOf(IReadOnlyList<Claim> claims, ClaimContext context) =>
        Needed(claims, context, statement => statement.Memory).Select(arm => arm.Id).ToHashSet();

    /// <returns>Ids of the arms that a claim compares, the base first.</returns>
    public static IReadOnlyList<(string Base, string Arm)> Pairs(IReadOnlyList<Claim> claims, ClaimContext context) =>
    [
        .. (from claim in claims
            from variant in claim.Statements
            where variant.Statement.Relation != ClaimRelation.Exact
            from subject in ClaimCases.Subjects(variant.Statement, context)
            from one in ClaimCases.Of(variant.Statement, subject, context).Cases
            select (one.Base.Id, one.Arm.Id)).Distinct(),
    ];

    private static IReadOnlyList<Arm> Needed(IReadOnlyList<Claim> claims, ClaimContext context, Func<ClaimStatement, bool> chosen) =>
    [
        .. from claim in claims
           from variant in claim.Statements
           where chosen(variant.Statement)
           where (variant.Statement.Needs?.Runtimes ?? []).All(kind => context.Runtimes.Any(runtime => runtime.KindOf() == kind))
           from subject in ClaimCases.Subjects(variant.Statement, context)
           from arm in variant.Statement.Relation == ClaimRelation.Exact
               ? Exact(variant.Statement, subject, context)
               : Compared(variant.Statement, subject, context)
           group arm by arm.Id into same
           select same.First(),
    ];

    private static IEnumerable<Arm> Compared(ClaimStatement statement, Runtime subject, ClaimContext context) =>
        ClaimCases.Of(statement, subject, context).Cases.SelectMany(one => new[] { one.Base, one.Arm });

    /// <summary>One arm a workload, on the most cores.</summary>
    private static IEnumerable<Arm> Exact(ClaimStatement statement, Runtime subject, ClaimContext context) =>
        from workload in context.Workloads
        where workload.Kind != WorkloadKind.Control && Glob.Matches(statement.Arm.Workload!, workload.Id)
        from set in workload.ParameterSets
        where set.Name == statement.Arm.ParameterSet
        let cores = context.HasNoWorkers(statement.Arm.Model) ? 1 : statement.Arm.Cores ?? context.CoreCounts[^1]
        let workers = context.HasNoWorkers(statement.Arm.Model) ? 1 : statement.Arm.Workers ?? set.Workers ?? cores
        select new Arm(
            Arm.IdOf(workload.Id, set.Name, statement.Arm.Model, subject.Id, cores, workers, weak: false, aaControl: false),
            workload.Id, set.Name, statement.Arm.Model, subject.Id, cores, workers, ArmRole.Measured, Weak: false);
}
