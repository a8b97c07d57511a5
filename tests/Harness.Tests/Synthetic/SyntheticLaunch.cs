using GilBench.Model;
using GilBench.Statistics.Sampling;

namespace GilBench.Tests.Synthetic;

/// <summary>One launch of a made-up run.</summary>
internal static class SyntheticLaunch
{
    /// <param name="group">Its place in the plan.</param>
    /// <param name="cores">What it is pinned to.</param>
    /// <param name="shared">What the block did to all its launches, as a factor.</param>
    public static Launch Of(
        SyntheticOptions options, SyntheticArm arm, int block, int group, int order, IReadOnlyList<int> cores, double shared)
    {
        var generator = SplitMix64.For(options.Seed + (ulong)block, (ulong)((group * 1000) + order) + 1000);
        var truth = options.OneWorkerSeconds(arm) / options.SpeedUp(arm);
        var perUnit = options.Exactly.TryGetValue(arm.Arm.Id, out var exactly)
            ? exactly[block - 1]
            : truth * shared * (1 + (options.LaunchNoise * SyntheticRun.Normal(generator)));
        var tasks = arm.Runtime.IsPython ? 32 : 640;
        var samples = Enumerable.Range(0, options.Rounds + 1)
            .Select(round => Sample(options, arm, round, perUnit * tasks * (round == 0 ? 1.2 : options.Slowed(block, round, cores)), tasks))
            .ToList();
        var inRounds = options.Grouping != SyntheticGrouping.None;
        var id = inRounds ? $"b{block:D3}-g{group:D2}-a1-{order:D3}" : $"b{block:D3}-a1-{order:D3}";
        return new Launch(
            id, block, 1, group, order, arm.Arm.Id, tasks, LaunchOutcome.Ok, null, true, Certificate(arm),
            cores, cores, [], SyntheticTruth.StartupSeconds(arm), 0.001, SliceTable.Of(samples),
            [.. options.SetAside(block).Select(round => round.Round)],
            inRounds ? 0.0001 : null, arm.Runtime.Description, arm.Runtime.IsPython ? options.Modules : null, 21_000_000, null, null,
            new string('0', 64), DateTimeOffset.UnixEpoch, 1.5, 0);
    }

    private static IterationSample Sample(SyntheticOptions options, SyntheticArm arm, int index, double wallSeconds, int tasks)
    {
        var busy = arm.Workload.Kind == WorkloadKind.Io ? 0.02 : 0.998;
        var parallel = arm is { Model.WorkerKind: WorkerKind.Threads, Workload.HoldsGil: true, Runtime.ExpectsGil: true }
            ? 1
            : arm.Arm.Workers;
        bool[]? states = arm.Runtime.ExpectsGil is { } gil
            ? [.. Enumerable.Repeat(gil, arm.Model.WorkerKind == WorkerKind.EventLoop ? 1 : arm.Arm.Workers)]
            : null;
        var cpuSeconds = arm.Workload.Kind == WorkloadKind.Io && options.CpuSecondsOfWait is { } each
            ? tasks * each
            : wallSeconds * busy * parallel;
        return new IterationSample(
            index, index == 0 ? SamplePhase.Cold : SamplePhase.Warm, wallSeconds, cpuSeconds, 0, 3, 12, 5, 0,
            states, states, arm.Arm.Workers,
            new Dictionary<string, int> { ["42"] = tasks });
    }

    private static GilCertificate Certificate(SyntheticArm arm) => arm switch
    {
        { Runtime.IsPython: false } => new GilCertificate(CertificateVerdict.NotApplicable, null, null, "There is no GIL in .NET."),
        { Model.WorkerKind: WorkerKind.Threads, Arm.Workers: > 1, Workload: { Kind: WorkloadKind.Cpu, HoldsGil: true } } =>
            new GilCertificate(CertificateVerdict.Proved, arm.Runtime.ExpectsGil, arm.Runtime.ExpectsGil == true
                ? 1
                : arm.Arm.Workers, "State and physics agree."),
        _ => new GilCertificate(
            CertificateVerdict.StateOnly, arm.Runtime.ExpectsGil, null, "The state agrees; physics cannot show it here."),
    };
}
