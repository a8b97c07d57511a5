using GilBench.Analysis;

namespace GilBench.Reporting.Series;

/// <summary>What a worker beyond the first holds.</summary>
internal static class WorkerMemory
{
    /// <summary>
    /// Memory of several workers less that of one, divided by how many they are more; null where either was not read. It may be below 0:
    /// the readings are not that exact.
    /// </summary>
    public static double? OfFurther(ArmAnalysis several, ArmAnalysis one) =>
        one.Arm.Model == several.Arm.Model && several.Arm.Workers > one.Arm.Workers
            ? (several[Metric.Memory].Median - one[Metric.Memory].Median) / (several.Arm.Workers - one.Arm.Workers)
            : null;
}
