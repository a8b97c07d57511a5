using System.Globalization;
using GilBench.Model;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Answers;

/// <summary>What the figures of a loss suggest, a sentence each, and no more than they say.</summary>
internal static class LossReasons
{
    /// <summary>Cores in use at once by workers that take turns; a fifth allows for what surrounds them, as in GilPhysics.</summary>
    private const double OneAtATime = 1.2;

    /// <summary>From this much of one core on, its one thread is what limits.</summary>
    private const double OneCoreIsFull = 0.8;

    /// <summary>From this share of the workers' cores on they all compute; the rest is how unlike the ends of their shares are.</summary>
    private const double AllAtOnce = 0.85;

    /// <summary>How much more CPU time, or time with shared arguments, is more than noise: the whole interval lies beyond it.</summary>
    private const double Clearly = 1.1;

    /// <summary>So many times as often as with one worker, for switches and faults, which have no intervals.</summary>
    private const double Manifold = 2;

    /// <summary>Fewer voluntary switches a second cost nothing that could be measured: some microseconds each.</summary>
    private const double FewSwitches = 100;

    /// <summary>About what a minor fault takes; those of a unit matter from a twentieth of its CPU time on.</summary>
    private const double SecondsOfAFault = 1e-6;

    private const double ShareThatMatters = 0.05;

    /// <summary>By how much the kernel's share of CPU time must have grown.</summary>
    private const double MoreOfTheKernel = 0.1;

    public const string Nothing = "Nothing of what was measured shows why.";

    public static IReadOnlyList<string> Of(ScalingLoss loss)
    {
        if (OfOneThread(loss) is { } known)
        {
            return [known];
        }

        // Of code that waits, CPU time is hardly any, and what became of it explains nothing.
        string?[] reasons = loss.Arm.Resolved.Workload.Kind == WorkloadKind.Io
            ? [OfWaiting(loss), OfSharedArguments(loss)]
            : [OfWaiting(loss), OfCpuTime(loss), OfTheKernel(loss), OfFaults(loss), OfSharedArguments(loss)];
        List<string> said = [.. reasons.OfType<string>()];
        return said.Count > 0 ? said : [Nothing];
    }

    /// <summary>Where one thread at a time computes by construction, nothing else needs to be looked for.</summary>
    private static string? OfOneThread(ScalingLoss loss)
    {
        var (kind, resolved) = (loss.Arm.Resolved.Model.WorkerKind, loss.Arm.Resolved);
        if (loss.Several.CpuPerWall is not { } cores || cores > OneAtATime
            || (cores < OneCoreIsFull && resolved.Workload.Kind != WorkloadKind.Cpu))
        {
            return null;
        }

        return kind switch
        {
            WorkerKind.Threads when resolved.Runtime.ExpectsGil == true =>
                $"The GIL lets one thread compute at a time: {Workers(loss)} used {Cores(cores)} at once.",
            WorkerKind.EventLoop => $"Tasks of one event loop share one thread, which computes one at a time: {Cores(cores)} in use.",
            _ => null,
        };
    }

    private static string? OfWaiting(ScalingLoss loss)
    {
        if (loss.Several.CpuPerWall is not { } cores)
        {
            return null;
        }

        if (loss.Arm.Resolved.Workload.Kind != WorkloadKind.Cpu)
        {
            return cores >= OneCoreIsFull ? null
                : loss.Arm.Resolved.Model.WorkerKind == WorkerKind.EventLoop
                ? $"The loop's thread was idle for most of the time ({Cores(cores)} in use) and yet the waits did not overlap, "
                    + "which suggests a call that blocks the event loop instead of being awaited."
                : $"The workers waited ({Cores(cores)} in use) and their waits overlapped little, which suggests a lock, or something "
                    + "outside that serves one at a time.";
        }

        var lockHint = Grew(loss.One.SwitchesPerSecond, loss.Several.SwitchesPerSecond, FewSwitches)
            ? $"a lock: {Figures.Significant(loss.Several.SwitchesPerSecond!.Value)} voluntary switches a second, "
                + $"{Figures.Significant(loss.One.SwitchesPerSecond!.Value)} with one worker"
            : "a lock, or something else that serves one at a time";
        return cores <= OneAtATime
            ? $"{Workers(loss)} used {Cores(cores)} at once: they waited for each other, which suggests {lockHint}."
            : cores < AllAtOnce * loss.Parallelism
            ? $"{Workers(loss)} used {Cores(cores)} of {loss.Parallelism} at once: they waited for part of the time, which suggests "
                + $"{lockHint}, or shares of unlike length."
            : null;
    }

    private static string? OfCpuTime(ScalingLoss loss)
    {
        if (loss.CpuPerUnit is not { Low: > Clearly } more)
        {
            return null;
        }

        var suspects = loss.Arm.Resolved.Model.WorkerKind == WorkerKind.Threads
            ? "contention on shared data (reference counts, caches)"
            : "contention for caches or memory";
        return $"A unit used {Figures.Ratio(more)} the CPU time that it uses with one worker, which suggests {suspects}, or a neighbour on "
            + "the same physical core.";
    }

    private static string? OfTheKernel(ScalingLoss loss) =>
        loss is { One.SystemShare: { } one, Several.SystemShare: { } several } && several - one >= MoreOfTheKernel
            ? $"The kernel used {Percent(several)} of the CPU time, {Percent(one)} with one worker, which suggests system calls that wait "
                + "for each other, or memory that is taken and given back."
            : null;

    private static string? OfFaults(ScalingLoss loss)
    {
        if (loss is not { One.FaultsPerUnit: { } one, Several.FaultsPerUnit: { } several } || several < Manifold * one
            || loss.Several.CpuSecondsPerUnit.Count == 0)
        {
            return null;
        }

        var (least, cpu) = (ShareThatMatters / SecondsOfAFault, loss.Several.CpuSecondsPerUnit.Values.Average());
        return several - one < least * cpu
            ? null
            : $"A unit caused {Figures.Significant(several)} page faults, {Figures.Significant(one)} with one worker, which suggests "
                + "memory that is taken anew for each unit.";
    }

    private static string? OfSharedArguments(ScalingLoss loss) => loss.SharedOverSeparate is { Low: > Clearly } ratio
        ? $"With shared arguments a unit takes {Figures.Ratio(ratio)} the time that it takes with separate ones, which suggests contention "
            + "on those objects, such as on their reference counts."
        : null;

    private static bool Grew(double? one, double? several, double least) =>
        one is { } before && several is { } after && after >= Manifold * before && after - before >= least;

    private static string Workers(ScalingLoss loss) => Counted.Of(loss.Arm.Arm.Workers, "worker");

    private static string Cores(double cores) => $"{Figures.TwoDecimals(cores)} cores";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
