namespace GilBench.Model;

/// <summary>One CPU as the scheduler sees it.</summary>
/// <param name="Id">The kernel's number, as <c>taskset</c> takes it.</param>
/// <param name="CoreId">
/// The lowest <see cref="Id"/> among the SMT siblings: unique on the machine, unlike the kernel's <c>core_id</c>, which repeats per package.
/// </param>
/// <param name="PackageId">The socket; 0 where the kernel does not say.</param>
/// <param name="NumaNode">The memory node; 0 where the kernel knows of no nodes.</param>
/// <param name="Kind">Performance or efficiency core.</param>
internal sealed record LogicalCpu(int Id, int CoreId, int PackageId, int NumaNode, CoreKind Kind);
