using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What a run says, as numbers. Ratios are paired by round within a group, else by block; never by ordinals of separate launches.</summary>
internal sealed record RunAnalysis(
    IReadOnlyList<ArmAnalysis> Arms,
    IReadOnlyList<CeilingAtCores> Ceilings,
    IReadOnlyList<FreeThreadingCost> FreeThreadingCosts,
    IReadOnlyList<AaInterval> AaIntervals,
    BlockCounts Blocks,
    GroupCounts Groups,
    LaunchCounts Launches,
    RoundCounts Rounds,
    IReadOnlyList<CoreSteadiness> Cores)
{
    /// <summary>What the environment took: rounds that do not count or, where there were none, blocks.</summary>
    public double LostShare => Rounds.Run > 0 ? Rounds.LostShare : Blocks.SpoiledShare;

    /// <summary>Whether arms were measured in rounds, not one launch after another.</summary>
    public bool InRounds => Rounds.Run > 0;

    public ArmAnalysis? Find(string armId) => Arms.FirstOrDefault(arm => arm.Arm.Id == armId);

    public CeilingAtCores? CeilingAt(int cores) => Ceilings.FirstOrDefault(ceiling => ceiling.Cores == cores);

    /// <summary>Pure; of a run that still goes on, the blocks finished by now.</summary>
    public static RunAnalysis Of(Run run)
    {
        var counting = CountingLaunches.Of(run);
        var launches = run.Launches.ToLookup(launch => launch.Arm);
        var memory = run.Memory.ToDictionary(reading => reading.Arm, reading => reading.PssBytes);
        var arms = run.Header.Plan.Arms
            .Select(arm => ArmFigures.Of(arm, [.. launches[arm.Id]], counting, run.Header.Plan.Groups.Count > 0, memory.GetValueOrDefault(arm.Id)))
            .Select(arm => CoversCpuTime(arm.Arm, run.Header) ? arm : arm with { CpuPerWall = null })
            .ToList();
        var ceilings = NativeCeilings.Of(arms);
        var computing = run.Header.Workloads.Where(workload => workload.Kind == WorkloadKind.Cpu).Select(workload => workload.Id).ToHashSet();
        var bases = new BaseArms(arms);
        return new RunAnalysis(
            [.. arms.Select(arm => SpeedUps.Add(arm, bases, computing.Contains(arm.Arm.Workload) ? ceilings : []))],
            [.. ceilings.Select(ceiling => ceiling.Summary)],
            FreeThreadingPairs.Of(run.Header, arms),
            AaIntervalsOf(arms),
            new BlockCounts(run.Blocks.Count(block => block.Valid), run.Blocks.Count(block => !block.Valid)),
            GroupCounts.Of(run),
            LaunchCounts.Of(run),
            RoundCounts.Of(run),
            CoreSteadiness.Of(run, counting));
    }

    private static bool CoversCpuTime(Arm arm, RunHeader header) => Warmup.CoversCpuTime(
        header.Runtimes.First(runtime => runtime.Id == arm.Runtime).IsPython ? Language.Python : Language.CSharp,
        header.Workloads.First(workload => workload.Id == arm.Workload).Kind);

    private static List<AaInterval> AaIntervalsOf(IReadOnlyList<ArmAnalysis> arms) =>
    [
        .. from control in arms
           where control.Arm.Role == ArmRole.AaControl
           from original in arms
           where original.Arm.Role != ArmRole.AaControl && original.Arm with { Id = "", Role = default } == control.Arm with { Id = "", Role = default }
           let ratio = BlockPairs.Ratio(original, control)
           where ratio is not null
           select new AaInterval(original.Arm.Id, control.Arm.Id, ratio),
    ];
}
