using GilBench.Model;
using GilBench.Reporting.Answers;

namespace GilBench.Reporting.Page;

/// <summary>What follows the headline's sentence: what waiting gains, and what all of it costs.</summary>
internal static class FindingText
{
    /// <param name="answers">For each kind of work, as <see cref="KindAnswers"/> gives them.</param>
    /// <returns>At most two sentences.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<WorkAnswer> answers)
    {
        var waiting = answers.FirstOrDefault(answer => answer.Slice.Workload.Kind == WorkloadKind.Io)
            ?? answers.FirstOrDefault(answer => answer.Slice.Workload.Kind == WorkloadKind.Mixed);
        string?[] sentences =
        [
            waiting is null ? null : $"Waiting, {waiting.Slice.Name} {Uncapitalised(CodeAnswerText.GainsOf(waiting))}",
            answers.Select(CodeAnswerText.CostsOf).FirstOrDefault(costs => costs is not null) is { } said ? Capitalised(said) : null,
        ];
        return [.. sentences.OfType<string>()];
    }

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Uncapitalised(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
