using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The native control on every core count.</summary>
internal static class NativeCeilings
{
    /// <summary>A ceiling with its arms, to be paired with arms of the same rounds.</summary>
    internal sealed record Paired(CeilingAtCores Summary, ArmAnalysis Base, ArmAnalysis Arm);

    public static IReadOnlyList<Paired> Of(IReadOnlyList<ArmAnalysis> arms)
    {
        var spins = arms.Where(arm => arm.Arm.Role == ArmRole.PositiveControl && arm.BlockSeconds.Count > 0).ToList();
        var one = spins.FirstOrDefault(arm => arm.Arm.Cores == 1);
        return one is null
            ? []
            :
            [
                .. from spin in spins
                   where spin.Arm.Cores > 1
                   let logs = BlockPairs.LogRatios(one, spin)
                   where logs.Count > 0
                   orderby spin.Arm.Cores
                   select new Paired(new CeilingAtCores(spin.Arm.Cores, spin.Arm.Id, one.Arm.Id, BlockPairs.FromLogs([.. logs.Values])), one, spin),
            ];
    }
}
