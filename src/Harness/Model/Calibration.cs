namespace GilBench.Model;

/// <summary>
/// How many units one slice of a workload has in one language, found by trying more until the fastest arm took long enough, then frozen for
/// all its arms. Per language, because a unit in C# may take a tenth of its time in Python: one count for both would make Python's
/// slices many times as long. Times are compared per unit, so nothing depends on the counts being equal.
/// </summary>
/// <param name="FastestSeconds">What a slice took on the fastest arm.</param>
internal sealed record Calibration(
    string Workload, string ParameterSet, Language Language, int Tasks, double FastestSeconds, string FastestArm) : RunLine;
