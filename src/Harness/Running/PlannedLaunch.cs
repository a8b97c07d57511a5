namespace GilBench.Running;

/// <summary>One place in a block: which arm, in which order, with how much work.</summary>
/// <param name="Repeat">0 for the first launch at this place; more where the environment disturbed the one before.</param>
internal sealed record PlannedLaunch(int Block, int Attempt, int Order, ArmSetting Setting, int Repeat = 0)
{
    public string Id => $"b{Block:000}-a{Attempt}-{Order:000}" + (Repeat > 0 ? $"-r{Repeat}" : "");
}
