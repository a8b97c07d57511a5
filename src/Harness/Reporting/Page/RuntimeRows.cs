using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Page;

/// <summary>The runtimes that were measured.</summary>
internal static class RuntimeRows
{
    public static IReadOnlyList<RuntimeRow> Of(Evidence evidence)
    {
        var used = evidence.Run.Header.Plan.Arms.Select(arm => arm.Runtime).ToHashSet();
        return
        [
            .. evidence.Runtimes.Where(runtime => used.Contains(runtime.Id)).Select(runtime => new RuntimeRow(
                runtime.Id,
                $"{runtime.Description.Implementation} {runtime.Description.Version}",
                GilOf(runtime),
                BuildOf(runtime),
                runtime.Source,
                runtime.Description.Executable)),
        ];
    }

    private static string GilOf(Runtime runtime) => runtime switch
    {
        { IsPython: false } => "none",
        { Description.GilDisabledBuild: true, ExpectsGil: true } => "forced on",
        { ExpectsGil: true } => "on",
        _ => "off",
    };

    private static string BuildOf(Runtime runtime)
    {
        var description = runtime.Description;
        if (!runtime.IsPython)
        {
            return Figures.None;
        }

        string?[] parts = [Optimisation.Of(description), description.Jit == true ? "JIT" : null, description.Debug == true ? "debug" : null, description.CompilerFlags];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
