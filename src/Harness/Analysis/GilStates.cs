using GilBench.Model;

namespace GilBench.Analysis;

/// <summary>What workers said of their GIL around the timed regions.</summary>
internal static class GilStates
{
    /// <summary>Of every worker, before and after its share.</summary>
    public static IEnumerable<bool> Of(IEnumerable<IterationSample> samples) =>
        samples.SelectMany(sample => (sample.GilBefore ?? []).Concat(sample.GilAfter ?? []));

    /// <summary>Whether the word of a worker that did a share is missing in some iteration, before or after it.</summary>
    /// <param name="model">Tasks of one event loop speak with one voice.</param>
    public static bool AreMissing(IEnumerable<IterationSample> samples, ExecutionModel model) => samples.Any(sample =>
    {
        var voices = model.Spread == Spread.EventLoop ? 1 : sample.WorkersSeen ?? 1;
        return !(sample.GilBefore?.Count >= voices && sample.GilAfter?.Count >= voices);
    });
}
