using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Answers;

/// <summary>Why ways have no figure: the plan left them out, their launches failed, or this machine has no such runtime.</summary>
internal static class MissingWaysFinder
{
    private const string NotAsked = "not asked for";

    private const string NoGil = "no Python with a GIL was measured";

    private const string NoFreeThreading = "no free-threaded Python was measured";

    /// <returns>Those that a reader of an answer looks for; ways of one reason stand together.</returns>
    public static IReadOnlyList<MissingWays> Of(
        Evidence evidence, WorkloadSlice slice, UserCode code, IReadOnlyList<WayMeasured> measured)
    {
        if (code.Function is null)
        {
            return [];
        }

        Way[] expected = code.IsCoroutine
            ? [Way.EventLoop, Way.EventLoopWithoutGil, Way.Threads, Way.ThreadsWithoutGil, Way.Processes]
            : [Way.Threads, Way.ThreadsWithoutGil, Way.Processes];
        return
        [
            .. expected.Except(measured.Select(way => way.Way))
                .GroupBy(way => ReasonOf(evidence, slice, way))
                .Select(same => new MissingWays([.. same], same.Key)),
        ];
    }

    private static string ReasonOf(Evidence evidence, WorkloadSlice slice, Way way)
    {
        var (kind, gil) = KindOf(way);
        var runtimes = evidence.Runtimes.Where(runtime => runtime.IsPython && (gil is null || runtime.ExpectsGil == gil))
            .Select(runtime => runtime.Id).ToHashSet();
        if (runtimes.Count == 0)
        {
            return gil == false ? NoFreeThreading : NoGil;
        }

        var planned = evidence.Analysis.Arms.Where(arm => arm.Arm.Workload == slice.Workload.Id
            && arm.Arm.ParameterSet == slice.ParameterSet && IsOfWay(arm.Arm.Model) && runtimes.Contains(arm.Arm.Runtime))
            .ToList();
        if (planned.Exists(arm => arm.Arm.Workers > 1))
        {
            return planned.SelectMany(arm => arm.Failures).FirstOrDefault() is { } failure
                ? $"it {OutcomeWords.Of(failure.Outcome)}{(failure.FirstDetail is { } detail ? $": {detail}" : "")}"
                : "no launch of it counts";
        }

        var omitted = evidence.Run.Header.Plan.Omitted
            .Where(one => one.Workload == slice.Workload.Id && IsOfWay(one.Model) && runtimes.Contains(one.Runtime))
            .ToList();
        return omitted.Count > 0 ? omitted[0].Reason
            : planned.Count > 0 ? "one worker alone was measured"
            : NotAsked;

        // Threads of a .NET program that embeds the interpreter are another way.
        bool IsOfWay(string model) => evidence.WorkerKindOf(model) == kind && !evidence.IsEmbedded(model);
    }

    private static (WorkerKind Kind, bool? Gil) KindOf(Way way) => way switch
    {
        Way.EventLoop => (WorkerKind.EventLoop, true),
        Way.EventLoopWithoutGil => (WorkerKind.EventLoop, false),
        Way.Threads => (WorkerKind.Threads, true),
        Way.ThreadsWithoutGil => (WorkerKind.Threads, false),
        Way.Processes => (WorkerKind.Processes, null),
        _ => (WorkerKind.None, null),
    };
}
