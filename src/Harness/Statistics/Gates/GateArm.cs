namespace GilBench.Statistics.Gates;

/// <param name="Name">The arm.</param>
/// <param name="LogSlowDowns">ln(head/base) of each block: above 0 where the head is slower.</param>
/// <param name="Margin">δ, the slow-down that is let pass, such as 0.02.</param>
internal sealed record GateArm(string Name, double[] LogSlowDowns, double Margin);
