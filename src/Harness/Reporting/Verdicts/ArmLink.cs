namespace GilBench.Reporting.Verdicts;

/// <param name="Anchor">Of its row in the table of all arms.</param>
internal sealed record ArmLink(string Arm, string Anchor)
{
    public static ArmLink To(string arm) => new(arm, AnchorOf(arm));

    public static string AnchorOf(string arm) => $"arm-{WorkloadSlice.SlugOf(arm)}";
}
