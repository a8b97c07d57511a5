using GilBench.Statistics;

namespace GilBench.Reporting.Summary;

/// <summary>One line of the table that closes a run: figures, and how they are written.</summary>
/// <param name="SecondsPerUnit">Null where no launch counts.</param>
/// <param name="SpeedUp">Over one worker through the same executor, else over the bare loop; null for the base itself.</param>
/// <param name="TimeText">Such as <c>1.92 ms [1.90, 1.94]</c>.</param>
/// <param name="SpeedUpText">Such as <c>1.92× [1.88, 1.96]</c>.</param>
/// <param name="CpuPerWallText">Cores used at once: CPU seconds over wall seconds.</param>
internal sealed record SummaryRow(
    string Workload,
    string Model,
    string Runtime,
    int Cores,
    int Workers,
    Estimate? SecondsPerUnit,
    Estimate? SpeedUp,
    string TimeText,
    string SpeedUpText,
    string CpuPerWallText);
