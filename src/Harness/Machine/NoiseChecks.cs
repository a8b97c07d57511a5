using System.Globalization;
using GilBench.Model;

namespace GilBench.Machine;

/// <summary>Who else uses the machine while gilbench measures nothing.</summary>
internal static class NoiseChecks
{
    private const double MostLoad = 0.5;
    private const double MostStealShare = 0.02;
    private const double MostPressureShare = 0.10;

    public static DoctorFinding CheckLoad(double? loadAverage) => Judge(
        new Threshold(
            "load average", MostLoad, "0.00", "Something else is running, or just was. Stop it, or wait a minute, and ask again."),
        loadAverage);

    public static DoctorFinding CheckSteal(double? share) => Judge(
        new Threshold(
            "steal",
            MostStealShare,
            "0.0 %",
            "The hypervisor gives the CPUs to other guests, and launches above 2 % are repeated. "
            + "Use dedicated cores or another time of day."),
        share);

    public static IEnumerable<DoctorFinding> CheckPressure(NoiseDelta? idle) =>
    [
        Judge(Pressure("CPU pressure", "Tasks wait for a CPU although nothing is measured. Stop other programs."), idle?.PsiCpuShare),
        Judge(
            Pressure("I/O pressure", "Tasks wait for a device although nothing is measured. Wait until the disk is quiet."),
            idle?.PsiIoShare),
        Judge(Pressure("memory pressure", "Tasks wait for memory although nothing is measured. Free some memory."), idle?.PsiMemoryShare),
    ];

    private static Threshold Pressure(string subject, string advice) => new(subject, MostPressureShare, "0.0 %", advice);

    private static DoctorFinding Judge(Threshold threshold, double? value)
    {
        if (value is not { } known)
        {
            return DoctorFinding.Unknown(threshold.Subject);
        }

        var found = known.ToString(threshold.Format, CultureInfo.InvariantCulture);
        return known > threshold.Most
            ? DoctorFinding.Warning(threshold.Subject, found, threshold.Advice)
            : DoctorFinding.Ok(threshold.Subject, found);
    }

    private sealed record Threshold(string Subject, double Most, string Format, string Advice);
}
