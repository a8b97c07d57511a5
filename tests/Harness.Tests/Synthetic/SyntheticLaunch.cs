using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Synthetic;

/// <summary>One launch of a made-up run.</summary>
internal static class SyntheticLaunch
{
    /// <param name="shared">What the block did to all its launches, as a factor.</param>
    public static Launch Of(SyntheticOptions options, SyntheticArm arm, int block, int order, double shared)
    {
        var generator = SplitMix64.For(options.Seed + (ulong)block, (ulong)order + 1000);
        var truth = options.OneWorkerSeconds(arm) / options.SpeedUp(arm);
        var perUnit = options.Exactly.TryGetValue(arm.Arm.Id, out var exactly)
            ? exactly[block - 1]
            : truth * shared * (1 + (options.LaunchNoise * SyntheticRun.Normal(generator)));
        var tasks = arm.Runtime.IsPython ? 32 : 640;
        var samples = Enumerable.Range(0, options.Iterations + 1).Select(index => Sample(arm, index, perUnit * tasks, tasks)).ToList();
        return new Launch(
            $"b{block:D3}-a1-{order:D3}", block, 1, order, arm.Arm.Id, tasks, LaunchOutcome.Ok, null, true, Certificate(arm),
            [.. Enumerable.Range(0, arm.Arm.Cores)], [.. Enumerable.Range(0, arm.Arm.Cores)], [], SyntheticTruth.StartupSeconds(arm), 0.001, samples,
            arm.Runtime.Description, null, 21_000_000, null, null, new string('0', 64), DateTimeOffset.UnixEpoch, 1.5, 0);
    }

    private static IterationSample Sample(SyntheticArm arm, int index, double wallSeconds, int tasks)
    {
        var busy = arm.Workload.Kind == WorkloadKind.Io ? 0.02 : 0.998;
        var parallel = arm is { Model.Spread: Spread.Threads, Workload.HoldsGil: true, Runtime.ExpectsGil: true } ? 1 : arm.Arm.Workers;
        bool[]? states = arm.Runtime.ExpectsGil is { } gil ? [.. Enumerable.Repeat(gil, arm.Model.Spread == Spread.EventLoop ? 1 : arm.Arm.Workers)] : null;
        return new IterationSample(
            index, index == 0 ? SamplePhase.Cold : SamplePhase.Warm, index == 0 ? wallSeconds * 1.2 : wallSeconds, wallSeconds * busy * parallel, 0, 3, 12, 5, 0,
            states, states, arm.Arm.Workers,
            new Dictionary<string, int> { ["42"] = tasks });
    }

    private static GilCertificate Certificate(SyntheticArm arm) => arm switch
    {
        { Runtime.IsPython: false } => new GilCertificate(CertificateVerdict.NotApplicable, null, null, "There is no GIL in .NET."),
        { Model.Spread: Spread.Threads, Arm.Workers: > 1, Workload: { Kind: WorkloadKind.Cpu, HoldsGil: true } } =>
            new GilCertificate(CertificateVerdict.Proved, arm.Runtime.ExpectsGil, arm.Runtime.ExpectsGil == true ? 1 : arm.Arm.Workers, "State and physics agree."),
        _ => new GilCertificate(CertificateVerdict.StateOnly, arm.Runtime.ExpectsGil, null, "The state agrees; physics cannot show it here."),
    };
}
