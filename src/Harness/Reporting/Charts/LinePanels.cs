using GilBench.Model;
using GilBench.Reporting.Series;

namespace GilBench.Reporting.Charts;

/// <summary>
/// Lines sorted into panels: a panel for each model, where its runtimes can be compared; models that one runtime alone has share panels of
/// that runtime, so that those of C# do not take a panel each.
/// </summary>
internal static class LinePanels
{
    /// <summary>Lines of one runtime differ by their dashes alone; more of them in one panel are hard to tell apart.</summary>
    private const int MostOfOneRuntime = 4;

    /// <param name="pointsOf">The points of a model on a runtime, ascending; a line of none is left out.</param>
    public static IReadOnlyList<LinePanel> Of(
        Evidence evidence, IReadOnlyList<string> models, Func<string, Runtime, IReadOnlyList<LinePoint>> pointsOf)
    {
        var lines =
            (from model in models
             from runtime in evidence.Runtimes
             let points = pointsOf(model, runtime)
             where points.Count > 0
             select (Runtime: runtime, Line: new ChartLine(model, runtime.Id, evidence.Styles.Of(model, runtime.Id), points))).ToList();
        var byModel = lines.GroupBy(one => one.Line.Model).ToList();
        var shared = byModel.Where(model => model.Count() > 1)
            .Select(model => new LinePanel(model.Key, [.. model.Select(one => one.Line)]));
        var alone = byModel.Where(model => model.Count() == 1).SelectMany(model => model)
            .GroupBy(one => one.Runtime.Id)
            .SelectMany(runtime => runtime.Chunk(MostOfOneRuntime))
            .Select(some => new LinePanel(
                some is [var one] ? one.Line.Model : HeadingOf(some[0].Runtime), [.. some.Select(one => one.Line)]));
        return [.. shared, .. alone];
    }

    private static string HeadingOf(Runtime runtime) => runtime.ExpectsGil switch
    {
        true => $"{runtime.Id} (GIL)",
        false => $"{runtime.Id} (no GIL)",
        null => $"{runtime.Id} (C#)",
    };
}
