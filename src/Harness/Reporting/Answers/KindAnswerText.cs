using GilBench.Model;

namespace GilBench.Reporting.Answers;

/// <summary>What suits each kind of work, in words.</summary>
internal static class KindAnswerText
{
    public static IReadOnlyList<AnswerWords> Of(IReadOnlyList<WorkAnswer> answers) =>
        [.. answers.Select(answer => new AnswerWords(TitleOf(answer), CodeAnswerText.GainsOf(answer), RecommendationText.Of(answer), []))];

    private static string TitleOf(WorkAnswer answer) => $"Work that {answer.Slice.Workload.Kind switch
    {
        WorkloadKind.Cpu => "computes",
        WorkloadKind.Io => "waits",
        _ => "waits and computes",
    }}, told by {answer.Slice.Name}";
}
