using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>The GIL states that workers reported around the timed regions.</summary>
internal static class GilStates
{
    /// <summary>Those of every worker, before and after its share.</summary>
    public static IEnumerable<bool> Of(IEnumerable<IterationSample> samples) =>
        samples.SelectMany(sample => (sample.GilBefore ?? []).Concat(sample.GilAfter ?? []));

    /// <summary>Whether the state of a worker that did a share is missing in some slice, before or after it.</summary>
    /// <param name="model">The tasks of one event loop are one thread, which reports one state for all of them.</param>
    public static bool AreMissing(IEnumerable<IterationSample> samples, ExecutionModel model) => samples.Any(sample =>
    {
        var expected = model.WorkerKind == WorkerKind.EventLoop ? 1 : sample.WorkersSeen ?? 1;
        return !(sample.GilBefore?.Count >= expected && sample.GilAfter?.Count >= expected);
    });
}
