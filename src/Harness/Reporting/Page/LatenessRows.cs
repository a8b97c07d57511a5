using System.Globalization;
using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Page;

/// <summary>The table of timers; empty where no workload tells by how much its waits were late.</summary>
internal static class LatenessRows
{
    public static IReadOnlyList<LatenessRow> Of(Evidence evidence) =>
    [
        .. from arm in evidence.Measured
           where arm.Lateness is not null
           select new LatenessRow(
               ParameterSetNames.Label(arm.Arm.Workload, arm.Arm.ParameterSet),
               arm.Arm.Model,
               arm.Arm.Runtime,
               arm.Arm.Workers.ToString(CultureInfo.InvariantCulture),
               Figures.Lateness(arm.Lateness!.P50),
               Figures.Lateness(arm.Lateness.P99),
               arm.Lateness.P50.Blocks.ToString(CultureInfo.InvariantCulture)),
    ];
}
