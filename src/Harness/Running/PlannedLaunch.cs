namespace GilBench.Running;

/// <summary>One place in a block: which arm, in which order, with how much work.</summary>
internal sealed record PlannedLaunch(int Block, int Attempt, int Order, ArmSetting Setting)
{
    public string Id => $"b{Block:000}-a{Attempt}-{Order:000}";
}
