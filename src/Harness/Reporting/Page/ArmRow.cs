namespace GilBench.Reporting.Page;

/// <summary>One arm of the large table; every cell as it is shown.</summary>
internal sealed record ArmRow(
    string Anchor,
    string Workload,
    string Model,
    string Runtime,
    string Cores,
    string Workers,
    string TimePerUnit,
    string Rate,
    string SpeedUp,
    string OverSequential,
    string Efficiency,
    string StartUp,
    string FirstUse,
    string CpuPerWall,
    string Memory,
    string Certificate,
    string Blocks,
    string Remarks);
