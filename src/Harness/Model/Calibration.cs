namespace GilBench.Model;

/// <summary>
/// How many units one iteration of a workload has in one language, found by doubling until the fastest arm took long enough, then frozen for
/// all its arms. Per language, because a unit in C# may take a tenth of its time in Python: one count for both would make Python's
/// iterations tens of seconds long. Times are compared per unit, so nothing depends on the counts being equal.
/// </summary>
/// <param name="FastestSeconds">What one iteration took on the fastest arm.</param>
internal sealed record Calibration(
    string Workload, string ParameterSet, Language Language, int Tasks, double FastestSeconds, string FastestArm) : RunLine;
