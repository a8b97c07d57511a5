using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>
/// What a run says, as numbers. Ratios are paired by round within a group, else by block; never by ordinals of separate launches.
/// </summary>
internal sealed class RunAnalysis
{
    private readonly Dictionary<string, ArmAnalysis> _arms;

    private RunAnalysis(Run run)
    {
        Run = run;
        Counting = WhatCounts.Of(run);
        var arms = ArmFigures.OfAll(run, Counting);
        var speedUps = new SpeedUps(arms);
        Arms = ManyArms.Each(arms, speedUps.AddTo);
        _arms = Arms.ToDictionary(arm => arm.Arm.Id);
        Ceilings = NativeCeilings.Of(Arms);
        FreeThreadingCosts = FreeThreadingCost.Of(run.Header.Runtimes, Arms);
        AaIntervals = AaInterval.Of(Arms);
        Blocks = BlockCounts.Of(Counting);
        Groups = GroupCounts.Of(Counting);
        Launches = LaunchCounts.Of(run, Counting);
        Rounds = RoundCounts.Of(run.Groups);
        Cores = CoreSteadiness.Of(Arms, Counting);
    }

    public Run Run { get; }

    /// <summary>What of the run its figures come from.</summary>
    public WhatCounts Counting { get; }

    /// <summary>In the plan's order.</summary>
    public IReadOnlyList<ArmAnalysis> Arms { get; }

    public IReadOnlyList<CeilingAtCores> Ceilings { get; }

    public IReadOnlyList<FreeThreadingCost> FreeThreadingCosts { get; }

    public IReadOnlyList<AaInterval> AaIntervals { get; }

    public BlockCounts Blocks { get; }

    public GroupCounts Groups { get; }

    public LaunchCounts Launches { get; }

    public RoundCounts Rounds { get; }

    public IReadOnlyList<CoreSteadiness> Cores { get; }

    /// <summary>What the environment took: rounds that do not count or, where there were none, blocks.</summary>
    public double LostShare => Rounds.Run > 0 ? Rounds.LostShare : Blocks.SpoiledShare;

    /// <summary>Whether arms were measured in rounds, not one launch after another.</summary>
    public bool InRounds => Rounds.Run > 0;

    /// <summary>Pure; of a run that still goes on, the blocks finished by now.</summary>
    public static RunAnalysis Of(Run run) => new(run);

    public ArmAnalysis? Find(string armId) => _arms.GetValueOrDefault(armId);

    public CeilingAtCores? CeilingAt(int cores) => Ceilings.FirstOrDefault(ceiling => ceiling.Cores == cores);
}
