using System.Globalization;
using GilBench.Fleets;
using GilBench.Model;

namespace GilBench.Tests.Synthetic;

/// <summary>Made-up runs of the same work on machines of different core counts.</summary>
internal static class SyntheticFleet
{
    private static readonly SyntheticOptions s_options = new()
    {
        Workloads = [SyntheticWorkloads.SumSquares, SyntheticWorkloads.Sleep],
        Blocks = 6,
        Rounds = 1,
    };

    /// <summary>A machine for each number of cores.</summary>
    public static Fleet Of(params int[] cores) => Fleet.Of([.. cores.Select(count => Named(Machine(count)))]);

    /// <summary>As the user would name it, by a folder of the run's name.</summary>
    public static NamedRun Named(Run run) => new($"runs/{run.Header.Id}", run);

    /// <summary>
    /// A run on powers of two of cores. The more cores a machine has, the slower is each of them, and the more do workers stand in each
    /// other's way.
    /// </summary>
    /// <param name="options">Runtimes, models and workloads; the cores are given.</param>
    public static Run Machine(int cores, SyntheticOptions? options = null)
    {
        options ??= s_options;
        var run = SyntheticRun.Of(options with
        {
            MachineCores = cores,
            CoreCounts = [.. PowersOfTwo(cores)],
            Seed = options.Seed + (ulong)cores,
            SpeedUp = arm => SyntheticTruth.SpeedUp(arm) / (1 + (Contention(arm) * (arm.Arm.Workers - 1))),
            OneWorkerSeconds = arm => SyntheticTruth.OneWorkerSeconds(arm)
                * (arm.Workload.Kind == WorkloadKind.Io ? 1 : 1 + (0.06 * Math.Log2(cores))),
        });
        return run with
        {
            Header = run.Header with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"20260102-030405-on-{cores}"),
                Machine = run.Header.Machine with
                {
                    Fingerprint = string.Create(CultureInfo.InvariantCulture, $"{cores * 4099:x4}56789abcdef0")[..16],
                    CpuModel = string.Create(CultureInfo.InvariantCulture, $"Synthetic(R) 9000 {cores}-Core Processor @ 2.20GHz"),
                },
            },
        };
    }

    /// <summary>The run with other workloads in its header, whose ids are those that were measured.</summary>
    public static Run Having(this Run run, Func<Workload, Workload> change) =>
        run with { Header = run.Header with { Workloads = [.. run.Header.Workloads.Select(change)] } };

    /// <summary>The run as another machine would have written it.</summary>
    public static Run On(this Run run, Func<MachineDescription, MachineDescription> change) =>
        run with { Header = run.Header with { Machine = change(run.Header.Machine) } };

    private static double Contention(SyntheticArm arm) => arm.Workload.Kind == WorkloadKind.Control ? 0 : 0.003;

    private static IEnumerable<int> PowersOfTwo(int most)
    {
        for (var cores = 1; cores <= most; cores *= 2)
        {
            yield return cores;
        }
    }
}
