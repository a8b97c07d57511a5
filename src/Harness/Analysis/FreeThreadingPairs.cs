using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>Pairs stock and free-threaded builds and compares them on one thread.</summary>
internal static class FreeThreadingPairs
{
    public static IReadOnlyList<FreeThreadingCost> Of(RunHeader header, IReadOnlyList<ArmAnalysis> arms)
    {
        var loops = arms
            .Where(arm => arm.Arm is { Model: BaseArms.Sequential, Role: ArmRole.Measured or ArmRole.SamePath, Cores: 1, Workers: 1 })
            .ToList();
        return
        [
            .. from free in header.Runtimes
               where free.IsPython && free.Description.GilDisabledBuild == true
               let stock = StockOf(free, header.Runtimes)
               where stock is not null
               from freeArm in loops
               where freeArm.Arm.Runtime == free.Id
               from stockArm in loops
               where stockArm.Arm.Runtime == stock.Id && stockArm.Arm.Workload == freeArm.Arm.Workload && stockArm.Arm.ParameterSet == freeArm.Arm.ParameterSet
               let ratio = BlockPairs.Ratio(freeArm, stockArm)
               where ratio is not null
               select new FreeThreadingCost(
                   freeArm.Arm.Workload, freeArm.Arm.ParameterSet, stock.Id, free.Id, free.ExpectsGil == true, ratio, Differences(stock, free)),
        ];
    }

    /// <summary>The build to compare with: the same minor version, then whatever differs least.</summary>
    public static Runtime? StockOf(Runtime free, IReadOnlyList<Runtime> runtimes) => runtimes
        .Where(stock => stock.IsPython
            && stock.Description.GilDisabledBuild != true
            && stock.Description.Implementation == free.Description.Implementation
            && Minor(stock) == Minor(free))
        .OrderByDescending(stock => stock.BuildKey == free.BuildKey)
        .ThenBy(stock => Differences(stock, free).Count)
        .FirstOrDefault();

    private static string Minor(Runtime runtime) => string.Join('.', runtime.Description.Version.Split('.').Take(2));

    /// <summary>What else differs than free threading, a phrase each.</summary>
    public static IReadOnlyList<string> Differences(Runtime stock, Runtime free)
    {
        var (a, b) = (stock.Description, free.Description);
        var differences = new List<string>();
        Compare("version", a.Version, b.Version);
        Compare("PGO", OnOff(a.Pgo), OnOff(b.Pgo));
        Compare("LTO", OnOff(a.Lto), OnOff(b.Lto));
        Compare("JIT", OnOff(a.Jit), OnOff(b.Jit));
        Compare("debug", OnOff(a.Debug), OnOff(b.Debug));
        Compare("compiler flags", a.CompilerFlags ?? "unknown", b.CompilerFlags ?? "unknown");
        return differences;

        void Compare(string name, string left, string right)
        {
            if (left != right)
            {
                differences.Add($"{name}: {left} against {right}");
            }
        }
    }

    private static string OnOff(bool? value) => value switch { true => "on", false => "off", null => "unknown" };
}
