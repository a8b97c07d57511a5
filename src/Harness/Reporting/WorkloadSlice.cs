using GilBench.Model;

namespace GilBench.Reporting;

/// <summary>Arms that can be compared: one workload, one set of sizes, one kind of scaling.</summary>
internal sealed record WorkloadSlice(Workload Workload, string ParameterSet, bool Weak)
{
    public string Name =>
        $"{ParameterSetNames.Label(Workload.Id, ParameterSet)}{(Weak ? ", weak scaling" : "")}";

    /// <summary>For file names and anchors: lower-case letters, digits, hyphens.</summary>
    public string Slug => SlugOf(Name);

    public static string SlugOf(string text) =>
        string.Join('-', new string([.. text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
