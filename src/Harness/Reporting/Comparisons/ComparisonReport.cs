using GilBench.Analysis;
using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Text;
using GilBench.Statistics.Gates;

namespace GilBench.Reporting.Comparisons;

/// <summary>A judged comparison with what it rests on: what tables, texts and exports are made from.</summary>
/// <param name="Run">The first measuring; of two stored runs the head.</param>
/// <param name="Again">The second measuring; null where nothing alarmed.</param>
/// <param name="Remarks">What a reader must know of margins and machine: complete sentences.</param>
internal sealed record ComparisonReport(
    RunComparison What, ComparisonResult Result, Run Run, Run? Again, IReadOnlyList<string> Remarks)
{
    /// <summary>What was known of the machine's noise by kind of arm when it was judged: with it the same is judged again.</summary>
    public IReadOnlyDictionary<string, NoiseFloor> NoiseFloors { get; init; } = new Dictionary<string, NoiseFloor>();

    public string Title => What.Kind == ComparisonKind.StoredRuns
        ? $"{What.Head.Label} against {What.Base.Label}, measured apart"
        : $"{What.Head.Label} against {What.Base.Label}, in the same rounds";

    /// <summary>Blocks, launches and the machine, in a sentence.</summary>
    public string Basis
    {
        get
        {
            var machine = Run.Header.Machine;
            var where = $"{machine.CpuModel ?? "CPU unknown"}, fingerprint {machine.Fingerprint}";
            var again = Again is null ? "" : $" Measured again: {LaunchText.Basis(RunAnalysis.Of(Again))}";
            return $"{LaunchText.Basis(RunAnalysis.Of(Run))}{again} Machine: {where}.";
        }
    }
}

/// <summary>Answers and outcomes in words.</summary>
internal static class ComparisonWords
{
    private static readonly ComparisonAnswer[] s_byDecision =
    [
        ComparisonAnswer.Slower, ComparisonAnswer.NotConfirmed, ComparisonAnswer.TooNoisy, ComparisonAnswer.NotMeasured,
        ComparisonAnswer.Faster, ComparisonAnswer.NoDifference,
    ];

    /// <summary>From what asks for a decision to what asks for none.</summary>
    public static int PlaceOf(ComparisonAnswer answer) => Array.IndexOf(s_byDecision, answer);

    /// <summary>The answer alone, without figures.</summary>
    public static string Short(ComparisonAnswer answer, MetricUnit unit) => (answer, unit) switch
    {
        (ComparisonAnswer.Slower, MetricUnit.Bytes) => "more",
        (ComparisonAnswer.Slower, _) => "slower",
        (ComparisonAnswer.NotConfirmed, _) => "not confirmed",
        (ComparisonAnswer.Faster, MetricUnit.Bytes) => "less",
        (ComparisonAnswer.Faster, _) => "faster",
        (ComparisonAnswer.NoDifference, _) => "no difference",
        (ComparisonAnswer.TooNoisy, _) => "too noisy to tell",
        _ => "not measured",
    };

    public static string Of(ArmComparison arm) => Short(arm.Answer, arm.Metric.Unit)
        + (arm.Answer == ComparisonAnswer.NoDifference ? $" ≥ {ComparisonReason.Percent(arm.Margin)}" : "");

    public static string Of(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.Passed => "passed",
        ComparisonOutcome.Failed => "failed",
        ComparisonOutcome.Unconfirmed => "not confirmed yet",
        _ => "could not tell",
    };
}
