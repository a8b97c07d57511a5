using GilBench.Model;
using GilBench.Statistics;
using GilBench.Statistics.Sampling;
using GilBench.Tests.Machine;

namespace GilBench.Tests.Synthetic;

/// <summary>Makes a run up, from a seed: the same options always give the same run.</summary>
internal static class SyntheticRun
{
    private static readonly DateTimeOffset s_created = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static Run Of(SyntheticOptions options)
    {
        var arms = SyntheticPlan.Arms(options);
        var groups = SyntheticPlan.Groups(options, arms);
        var byId = arms.ToDictionary(arm => arm.Arm.Id);
        var launches = Enumerable.Range(1, options.Blocks)
            .SelectMany(block =>
            {
                var shared = 1 + (options.BlockNoise * Normal(SplitMix64.For(options.Seed, (ulong)block)));
                return (groups.Count > 0 ? groups : [new ArmGroup([.. arms.Select(arm => arm.Arm.Id)], options.Rounds)])
                    .SelectMany((group, place) => OfGroup(options, byId, block, place, group, shared));
            })
            .ToList();
        var timed = launches.Sum(launch => launch.TimedSeconds);
        return new Run(
            Header(options, arms, groups),
            [new Session(s_created, 4711)],
            [],
            new ServerCheck([0], 21000, SharesMeasuredCores: false),
            launches,
            [.. Enumerable.Range(1, options.Blocks).Select(block => new BlockEnd(block, 1, Valid: true, null))],
            new RunEnd(RunEndReason.Precise, timed, timed / 0.64))
        {
            Groups =
            [
                .. from block in Enumerable.Range(1, options.Blocks)
                   from place in Enumerable.Range(0, groups.Count)
                   select new GroupEnd(block, place, 1, Valid: true, null, options.Rounds, options.SetAside(block), null, 1.5, 2.5),
            ],
            Memory = [.. arms.Where(IsMemoryRead).Select(
                arm => new MemoryReading(arm.Arm.Id, LaunchOutcome.Ok, null, SyntheticTruth.PssBytes(arm)))],
        };
    }

    /// <summary>The run with some of its launches changed.</summary>
    public static Run Changing(this Run run, Func<Launch, bool> which, Func<Launch, Launch> change) =>
        run with { Launches = [.. run.Launches.Select(launch => which(launch) ? change(launch) : launch)] };

    /// <summary>One arm crashed in every block after the fifth, so that nothing of it has a finite interval.</summary>
    public static Run LosingItsInterval(this Run run, string arm) => run.Changing(
        launch => launch.Arm == arm && launch.Block > Estimate.FewestBlocks - 1,
        launch => launch with { Outcome = LaunchOutcome.Crashed, Samples = [] });

    /// <summary>A draw of the standard normal distribution (Box &amp; Muller 1958).</summary>
    internal static double Normal(SplitMix64 generator) =>
        Math.Sqrt(-2 * Math.Log(1 - generator.Unit())) * Math.Cos(2 * Math.PI * generator.Unit());

    /// <summary>The run as it was when so many blocks had ended.</summary>
    public static Run Until(this Run run, int blocks) => run with
    {
        Blocks = [.. run.Blocks.Where(block => block.Block <= blocks)],
        Groups = [.. run.Groups.Where(group => group.Block <= blocks)],
    };

    private static IEnumerable<Launch> OfGroup(
        SyntheticOptions options, Dictionary<string, SyntheticArm> arms, int block, int place, ArmGroup group, double shared)
    {
        var order = 0;
        foreach (var arm in group.Arms.Select(id => arms[id]))
        {
            for (var core = 0; core < (arm.Arm is { Cores: 1, Workers: 1 } ? options.BaseCores : 1); core++)
            {
                yield return SyntheticLaunch.Of(
                    options, arm, block, place, order++, arm.Arm.Cores == 1 ? [core] : [.. Enumerable.Range(0, arm.Arm.Cores)], shared);
            }
        }
    }

    private static bool IsMemoryRead(SyntheticArm arm) => arm.Arm.Role is ArmRole.Measured or ArmRole.OneWorkerBaseline;

    private static RunHeader Header(SyntheticOptions options, IReadOnlyList<SyntheticArm> arms, IReadOnlyList<ArmGroup> groups)
    {
        var omitted = options.Workloads
            .Where(workload => workload.Kind == WorkloadKind.Cpu && options.Models.Any(model => model.WorkerKind == WorkerKind.EventLoop))
            .Select(workload => new OmittedArm(
                workload.Id, "asyncio_gather", "cpython-3.13",
                "Tasks of one event loop take turns on one thread: nothing computes in parallel."))
            .ToList();
        var coreSets = options.CoreCounts.ToDictionary(cores => cores, cores => (IReadOnlyList<int>)[.. Enumerable.Range(0, cores)]);
        var plan = new Plan(
            "quick", options.Seed, new Sampling(6, 8, 0, 0.02, SideBySide: false, 0.05, 240),
            [.. arms.Select(arm => arm.Arm)], groups, omitted, coreSets, [], [.. arms.Where(IsMemoryRead).Select(arm => arm.Arm.Id)], 231);
        return new RunHeader(
            RunHeader.CurrentSchema, "20260102-030405-quick", s_created, "0.1.0", SyntheticDescription.Quiet(options.MachineCores),
            options.Runtimes, [.. options.Workloads, SyntheticWorkloads.NativeSpin],
            [.. options.Models.Append(SyntheticModels.NativeSpin).Distinct()], plan);
    }
}
