using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Answers;

/// <summary>
/// What several machines show, in one sentence made from the data of each: the figures of the machine with the fewest and of the one with
/// the most cores stand beside each other, and no figure is made of both.
/// </summary>
internal static class FleetFindings
{
    /// <summary>
    /// Such as: <c>sum_squares on 2 cores (A) and 64 cores (B): over one worker of the same machine, threads with the GIL reach 0.995× and
    /// 0.995×; threads without the GIL 1.94× and 60.2×; …</c>
    /// </summary>
    /// <param name="ceiling">Whether what native code gained closes the sentence.</param>
    public static string SpeedUps(FleetSlice slice, bool ceiling = false)
    {
        var ends = EndsOf(slice);
        if (ends.Count == 0)
        {
            return $"{slice.Slice.Name}: nothing was measured with several workers.";
        }

        List<string> parts = [.. Clauses(ends, way => way.Gain, Figures.Ratio)];
        var native = ends.Select(end => end.On.Evidence.Analysis.CeilingAt(end.Cores)?.Ratio).ToList();
        if (ceiling && slice.Slice.Workload.Kind == WorkloadKind.Cpu && native.Exists(ratio => ratio is not null))
        {
            parts.Add($"native code {Each(ends, native, Figures.Ratio)}");
        }

        return $"{slice.Slice.Name} on {Named(ends)}: over one worker of the same machine, {string.Join("; ", parts)}."
            + DoubtOf(ends, way => way.Gain);
    }

    /// <summary>
    /// Such as: <c>sum_squares on 2 cores (A) and 64 cores (B): of what native code gained there, threads without the GIL reach 97.5 % and
    /// 95.1 %; …</c>
    /// </summary>
    /// <returns>Null where no efficiency is known.</returns>
    public static string? Efficiencies(FleetSlice slice)
    {
        var ends = EndsOf(slice);
        List<string> parts = [.. Clauses(ends, way => way.Measured.Efficiency, Figures.Percent)];
        return parts.Count == 0
            ? null
            : $"{slice.Slice.Name} on {Named(ends)}: of what native code gained on the same cores, {string.Join("; ", parts)}."
                + DoubtOf(ends, way => way.Measured.Efficiency);
    }

    /// <summary>
    /// Such as: <c>sum_squares: Python's highest throughput is 374/s on 2 cores (A, threads without the GIL) and 11.5 k/s on 64 cores (B,
    /// …); C#'s …</c>
    /// </summary>
    public static string Throughputs(FleetSlice slice)
    {
        var ends = EndsOf(slice);
        var parts = new[] { Language.Python, Language.CSharp }
            .Select(language => (language, Best: ends.Select(end => BestOf(end, language)).OfType<string>().ToList()))
            .Where(one => one.Best.Count > 0)
            .Select(one => $"{LanguageName.Of(one.language)}'s highest throughput is {string.Join(" and ", one.Best)}");
        return ends.Count == 0
            ? $"{slice.Slice.Name}: nothing was measured with several workers."
            : $"{slice.Slice.Name}: {string.Join("; ", parts)}.{DoubtOf(ends, way => way.Measured.SecondsPerUnit)}";
    }

    /// <summary>The machines that measured the work on the fewest and on the most cores, each on all of them.</summary>
    private static List<FleetEnd> EndsOf(FleetSlice slice)
    {
        var measured = slice.On.Select(on => new FleetEnd(on, WaysOverCores.OnAllCores(on))).Where(end => end.Ways.Count > 0)
            .OrderBy(end => end.Cores).ToList();
        return measured.Count < 2 ? measured : [measured[0], measured[^1]];
    }

    private static string Named(List<FleetEnd> ends) => string.Join(" and ", ends.Select(end => end.Name));

    private static IEnumerable<string> Clauses(
        List<FleetEnd> ends, Func<WayMeasured, Estimate?> figure, Func<double, string> write)
    {
        var verb = " reach";
        foreach (var way in ends.SelectMany(end => end.Ways).Select(way => way.Way).Distinct().Order())
        {
            var figures = ends.Select(end => end[way] is { } measured ? figure(measured) : null).ToList();
            if (figures.Exists(one => one is not null))
            {
                yield return $"{WayNames.Of(way)}{verb} {Each(ends, figures, write)}";
                verb = "";
            }
        }
    }

    /// <summary>A figure for each machine or, where one has none, that of the other with its letter.</summary>
    private static string Each(List<FleetEnd> ends, List<Estimate?> figures, Func<double, string> write)
    {
        var known = ends.Zip(figures).Where(one => one.Second is not null).ToList();
        var said = string.Join(" and ", known.Select(one => write(one.Second!.Value)));
        return (known.Count < ends.Count ? $"{said} ({known[0].First.On.Label.Letter} alone)" : said).Replace(' ', '\u00a0');
    }

    private static string DoubtOf(List<FleetEnd> ends, Func<WayMeasured, Estimate?> figure) =>
        Findings.Doubt(ends.SelectMany(end => end.Ways).Select(figure).OfType<Estimate>());

    /// <summary>The way of that language that does most a second there, on whatever cores; null where it has none.</summary>
    private static string? BestOf(FleetEnd end, Language language)
    {
        var best = WaysOverCores.Of(end.On).SelectMany(way => way.Points)
            .Where(point => point.Measured.Resolved.Language == language && point.Measured.SecondsPerUnit is not null)
            .MinBy(point => point.Measured.SecondsPerUnit!.Value);
        return best is null
            ? null
            : $"{Figures.PerSecond(1 / best.Measured.SecondsPerUnit!.Value)} on {Counted.Of(best.Arm.Cores, "core")} "
                + $"({end.On.Label.Letter}, {WayNames.Of(best.Way)})";
    }

    /// <summary>One of the machines that a sentence names.</summary>
    private sealed record FleetEnd(SliceOnMachine On, IReadOnlyList<WayMeasured> Ways)
    {
        public int Cores => Ways[0].Arm.Cores;

        public string Name => $"{Counted.Of(Cores, "core")} ({On.Label.Letter})";

        public WayMeasured? this[Way way] => Ways.FirstOrDefault(one => one.Way == way);
    }
}
