using System.Globalization;
using GilBench.Analysis;
using GilBench.Model;

namespace GilBench.History;

/// <summary>A run as a history keeps it: an estimate for each arm and metric, not the slices.</summary>
internal sealed record HistoryRun : RunOrigin
{
    private static readonly Metric[] s_metrics = [Metric.TimePerUnit, Metric.StartUp, Metric.PeakMemory, Metric.Memory];

    public required IReadOnlyList<HistoryArm> Arms { get; init; }

    /// <summary>Whether its times are known over those of the native control of the same rounds.</summary>
    public bool HasSentinel => Arms.Any(arm => arm.LogToSentinel is not null);

    /// <param name="commit">What was measured; null where it is not known.</param>
    /// <param name="branch">Null where it is not known.</param>
    /// <exception cref="HistoryException">The run has no figures, or is still going on.</exception>
    public static HistoryRun Of(Run run, string? commit, string? branch)
    {
        if (run.End is null)
        {
            throw new HistoryException(
                $"The run {run.Header.Id} has not ended, so its figures would change; end it by 'run --resume', then add it.",
                HistoryFault.WrongUse);
        }

        var analysis = RunAnalysis.Of(run);
        var sentinel = analysis.Arms.FirstOrDefault(arm => arm.Arm is { Role: ArmRole.PositiveControl, Cores: 1 });
        var arms = analysis.Arms.Where(arm => arm.Arm.Role != ArmRole.AaControl).SelectMany(arm => FiguresOf(arm, sentinel)).ToList();

        // What was read before the blocks is no measurement yet.
        return arms.Exists(arm => arm.Metric == Metric.TimePerUnit.Name)
            ? new HistoryRun
            {
                Id = run.Header.Id,
                Fingerprint = run.Header.Machine.Fingerprint,
                Machine = LabelOf(run.Header.Machine),
                Commit = commit,
                Branch = branch,
                Created = run.Header.Created,
                GilbenchVersion = run.Header.GilbenchVersion,
                Arms = arms,
            }
            : throw new HistoryException(
                $"The run {run.Header.Id} has no block that counts, so there is nothing to add to a history.", HistoryFault.WrongUse);
    }

    /// <summary>Its processor and how many CPUs it has.</summary>
    public static string LabelOf(MachineDescription machine) => string.Create(
        CultureInfo.InvariantCulture, $"{machine.CpuModel ?? machine.Architecture}, {Counted.Of(machine.LogicalCpus, "CPU")}");

    private static IEnumerable<HistoryArm> FiguresOf(ArmAnalysis arm, ArmAnalysis? sentinel)
    {
        foreach (var metric in s_metrics)
        {
            var estimate = arm.EstimateOf(metric);
            if ((estimate?.Value ?? arm[metric].Median) is not { } value || !double.IsFinite(value))
            {
                continue;
            }

            yield return new HistoryArm
            {
                Arm = arm.Arm.Id,
                Metric = metric.Name,
                Unit = metric.Unit == MetricUnit.Bytes ? HistoryArm.Bytes : HistoryArm.Seconds,
                Value = value,
                Low = estimate?.Low,
                High = estimate?.High,
                Blocks = estimate?.Blocks ?? 0,
                LogToSentinel = metric == Metric.TimePerUnit && sentinel is not null && BlockPairs.Ratio(sentinel, arm) is { } ratio
                    ? -Math.Log(ratio.Value)
                    : null,
            };
        }
    }
}

/// <summary>One metric of one arm of a run.</summary>
internal sealed record HistoryArm
{
    public const string Seconds = "seconds";
    public const string Bytes = "bytes";

    /// <summary>The arm's id.</summary>
    public required string Arm { get; init; }

    /// <summary>As <see cref="Analysis.Metric.Name"/> has it.</summary>
    public required string Metric { get; init; }

    public required string Unit { get; init; }

    public required double Value { get; init; }

    /// <summary>Lower end of its interval; null without one.</summary>
    public required double? Low { get; init; }

    /// <summary>Upper end of its interval; null without one.</summary>
    public required double? High { get; init; }

    /// <summary>From how many it comes; 0 where it was read once, apart from the blocks.</summary>
    public required int Blocks { get; init; }

    /// <summary>
    /// ln(time per unit ÷ that of the native control on one core), paired by round: what slows the whole machine down is not in it. Null
    /// where that was not measured.
    /// </summary>
    public required double? LogToSentinel { get; init; }
}
