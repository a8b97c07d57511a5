using GilBench.Analysis;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Statistics.Verdicts;

namespace GilBench.Claims;

/// <summary>What must be measured so that claims can be judged.</summary>
internal static class ClaimArms
{
    /// <param name="ground">With everything that could be measured here.</param>
    /// <returns>Each arm once; without controls. Claims that cannot be judged here ask for none.</returns>
    public static IReadOnlyList<Arm> Needed(IReadOnlyList<Claim> claims, ClaimGround ground) => Needed(claims, ground, _ => true);

    /// <returns>Ids of the arms whose memory a claim shows.</returns>
    public static IReadOnlySet<string> MemoryOf(IReadOnlyList<Claim> claims, ClaimGround ground) =>
        Needed(claims, ground, statement => statement.Memory).Select(arm => arm.Id).ToHashSet();

    /// <returns>Ids of the arms that a claim compares, the base first.</returns>
    public static IReadOnlyList<(string Base, string Arm)> Pairs(IReadOnlyList<Claim> claims, ClaimGround ground) =>
    [
        .. (from claim in claims
            from form in claim.Statements
            where form.Statement.Form != ClaimForm.Exact
            from subject in ClaimCases.Subjects(form.Statement, ground)
            from one in ClaimCases.Of(form.Statement, subject, ground).Cases
            select (one.Base.Id, one.Arm.Id)).Distinct(),
    ];

    private static IReadOnlyList<Arm> Needed(IReadOnlyList<Claim> claims, ClaimGround ground, Func<ClaimStatement, bool> chosen) =>
    [
        .. from claim in claims
           from form in claim.Statements
           where chosen(form.Statement)
           where (form.Statement.Needs?.Runtimes ?? []).All(kind => ground.Runtimes.Any(runtime => runtime.KindOf() == kind))
           from subject in ClaimCases.Subjects(form.Statement, ground)
           from arm in form.Statement.Form == ClaimForm.Exact ? Exact(form.Statement, subject, ground) : Compared(form.Statement, subject, ground)
           group arm by arm.Id into same
           select same.First(),
    ];

    private static IEnumerable<Arm> Compared(ClaimStatement statement, Runtime subject, ClaimGround ground) =>
        ClaimCases.Of(statement, subject, ground).Cases.SelectMany(one => new[] { one.Base, one.Arm });

    /// <summary>One arm a workload, on the most cores.</summary>
    private static IEnumerable<Arm> Exact(ClaimStatement statement, Runtime subject, ClaimGround ground) =>
        from workload in ground.Workloads
        where workload.Kind != WorkloadKind.Control && Glob.Matches(statement.Arm.Workload!, workload.Id)
        from set in workload.ParameterSets
        where set.Name == statement.Arm.ParameterSet
        let cores = statement.Arm.Model == BaseArms.Sequential ? 1 : statement.Arm.Cores ?? ground.CoreCounts[^1]
        let workers = statement.Arm.Model == BaseArms.Sequential ? 1 : statement.Arm.Workers ?? set.Workers ?? cores
        select new Arm(
            Arm.IdOf(workload.Id, set.Name, statement.Arm.Model, subject.Id, cores, workers, weak: false, twin: false),
            workload.Id, set.Name, statement.Arm.Model, subject.Id, cores, workers, ArmRole.Measured, Weak: false);
}
