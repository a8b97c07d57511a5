using GilBench.Model;

namespace GilBench.Cli;

/// <summary>One row of <c>list arms</c>: an arm, or a pair that is left out with its reason.</summary>
internal sealed record ArmRow(
    string? Arm, string Workload, string? ParameterSet, string Model, string Runtime, int? Cores, int? Workers, ArmRole? Role, string? LeftOut)
{
    public static string[] Columns { get; } = ["Workload", "Model", "Runtime", "Cores × workers", "Role", "Left out because"];

    public string[] Cells() =>
    [
        ParameterSetNames.Label(Workload, ParameterSet),
        Model,
        Runtime,
        Cores is null ? "–" : $"{Cores}×{Workers}",
        $"{Role}",
        LeftOut ?? "",
    ];
}
