using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;

namespace GilBench.Reporting.Exports;

/// <summary>
/// A comparison as workflow commands of GitHub Actions, a line each: what is printed so becomes an annotation of the job
/// (docs.github.com, "Workflow commands for GitHub Actions").
/// </summary>
internal static class GithubAnnotations
{
    public static string Of(ComparisonReport report)
    {
        var failed = report.Result.Outcome == ComparisonOutcome.Failed;
        var arms = report.Result.All.Where(arm => arm.Answer == ComparisonAnswer.Slower)
            .Select(arm => Line(failed ? "error" : "warning", $"{arm.Arm}: {arm.Metric.Name}", arm.Reason));
        var level = report.Result.Outcome switch
        {
            ComparisonOutcome.Passed => "notice",
            ComparisonOutcome.Failed => "error",
            _ => "warning",
        };
        return string.Concat(arms.Append(Line(level, report.Title, report.Result.Reason)));
    }

    private static string Line(string level, string title, string message) =>
        $"::{level} title={Property(VisibleText.OfLines(title))}::{Data(VisibleText.OfLines(message))}\n";

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
