namespace GilBench.Model;

/// <summary>
/// Arms that are compared with each other. In a block their workers stand ready at once, each in a process of its own, and run slices in
/// turn, round after round: so what disturbs the machine for a moment meets all of them alike.
/// </summary>
/// <param name="Arms">
/// Ids. An arm may be in several groups: each has its own one-worker baselines, A/A controls and native controls.
/// </param>
/// <param name="Rounds">Rounds of a launch until the pilot has decided.</param>
/// <param name="Batch">
/// Groups with the same number have their workers started together wherever workers start side by side, and then run their rounds one
/// group after another. Null: alone, as in runs that were made before there was this field.
/// </param>
internal sealed record ArmGroup(IReadOnlyList<string> Arms, int Rounds, int? Batch = null)
{
    /// <summary>
    /// A one-worker baseline stands ready on each core that the others of its group have, but on so many at most; on a wider set it has
    /// other ones in each block.
    /// </summary>
    public const int MostBaseCores = 4;
}

/// <summary>A group of a block was measured: a line of the run file, behind its launches. Launches without it do not count.</summary>
/// <param name="Group">Its place in the plan, from 0.</param>
/// <param name="Attempt">1, and one more each time it had to be run again.</param>
/// <param name="Valid">Whether its launches count.</param>
/// <param name="Reason">What spoiled it; null for a valid one.</param>
/// <param name="Rounds">Rounds that were run, those set aside included.</param>
/// <param name="SetAside">Rounds that the environment disturbed, for every arm alike.</param>
/// <param name="Noise">What the machine did meanwhile, over all rounds and the cores of the group.</param>
/// <param name="StartSeconds">
/// What came before the rounds: starting, first use, warm-up. Of groups that were started together, each one's part by its launches.
/// </param>
/// <param name="RoundsSeconds">What the rounds took.</param>
internal sealed record GroupEnd(
    int Block,
    int Group,
    int Attempt,
    bool Valid,
    string? Reason,
    int Rounds,
    IReadOnlyList<SetAsideRound> SetAside,
    NoiseDelta? Noise,
    double StartSeconds,
    double RoundsSeconds) : RunLine
{
    /// <summary>Rounds that do not count, of those that were run.</summary>
    public int LostRounds => Valid ? SetAside.Count : Rounds;
}

/// <summary>A round that does not count.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record SetAsideRound(int Round, string Reason);

/// <summary>A block was finished. An invalid first attempt is followed by a second one.</summary>
/// <param name="Reason">What spoiled it; null for a valid one.</param>
internal sealed record BlockEnd(int Block, int Attempt, bool Valid, string? Reason) : RunLine;
