using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>Compares paired stock and free-threaded builds on one thread.</summary>
internal static class FreeThreadingPairs
{
    public static IReadOnlyList<FreeThreadingCost> Of(RunHeader header, IReadOnlyList<ArmAnalysis> arms)
    {
        var loops = arms
            .Where(arm => arm.Arm is { Model: BaseArms.Sequential, Role: ArmRole.Measured or ArmRole.OneWorkerBaseline, Cores: 1, Workers: 1 })
            .ToList();
        return
        [
            .. from free in header.Runtimes
               where free.IsPython && free.Description.GilDisabledBuild == true
               let pair = Pairing.Of(free, header.Runtimes)
               where pair is not null
               from freeArm in loops
               where freeArm.Arm.Runtime == free.Id
               from stockArm in loops
               where stockArm.Arm.Runtime == pair.Stock.Id && stockArm.Arm.Workload == freeArm.Arm.Workload && stockArm.Arm.ParameterSet == freeArm.Arm.ParameterSet
               let ratio = BlockPairs.Ratio(freeArm, stockArm)
               where ratio is not null
               select new FreeThreadingCost(
                   freeArm.Arm.Workload, freeArm.Arm.ParameterSet, pair.Stock.Id, free.Id, free.ExpectsGil == true, ratio, pair.Builds),
        ];
    }
}
