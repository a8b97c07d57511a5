using System.Globalization;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Answers;

/// <summary>An answer in words, in no markup: page, Markdown and terminal write it down as it is.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Sentence">What each way gains and costs, with intervals.</param>
/// <param name="Recommendation">What follows, or why nothing does.</param>
/// <param name="Remarks">What was left out and why, and what its examination found: complete sentences.</param>
internal sealed record AnswerWords(string Title, string Sentence, string Recommendation, IReadOnlyList<string> Remarks);

/// <summary>From an answer to its words.</summary>
internal static class CodeAnswerText
{
    /// <summary>A clause about what is missing quotes so much of the reason; the tables have the whole.</summary>
    private const int MostOfAReason = 160;

    /// <summary>A worker thread whose time is so many times the main thread's, by its whole interval, is no mere noise.</summary>
    private const double SlowerThanTheMain = 1.1;

    /// <summary>PEP 703, biased reference counting.</summary>
    private const string WhyWithoutTheGil =
        " Without the GIL, objects that another thread made, such as a module's data, are counted by atomic operations, "
        + "which suggests the cause.";

    public static IReadOnlyList<AnswerWords> Of(Evidence evidence) => [.. CodeAnswers.Of(evidence).Select(Of)];

    public static AnswerWords Of(CodeAnswer answer) => new(
        TitleOf(answer), Sentence(answer), RecommendationText.Of(answer),
        [.. LeftOut(answer), .. SlowThreads(answer), .. Ignored(answer), .. answer.Code.Notes]);

    /// <summary>What each way gains, in a clause for each.</summary>
    public static string GainsOf(WorkAnswer answer) => $"{Where(answer)}: {string.Join("; ", Gains(answer).OfType<string>())}."
        + Findings.Doubt(answer.Ways.Select(way => way.Gain).OfType<Estimate>());

    /// <summary>What free threading and further workers cost, in a clause for each; null where nothing is known of it.</summary>
    public static string? CostsOf(WorkAnswer answer)
    {
        var said = string.Join("; ", new[] { Price(answer), Memory(answer), StartUps(answer) }.OfType<string>());
        return said.Length == 0 ? null : $"{said}.";
    }

    private static string TitleOf(CodeAnswer answer)
    {
        var code = answer.Code.Function ?? answer.Code.Method;
        return code is null || code == answer.Slice.Name ? answer.Slice.Name : $"{answer.Slice.Name} ({code})";
    }

    private static string Sentence(CodeAnswer answer)
    {
        string?[] parts = [.. Gains(answer), Price(answer), Memory(answer), StartUps(answer)];
        var said = string.Join("; ", parts.OfType<string>());
        return said.Length == 0
            ? "No launch of it gave a time, so this run does not say what it would gain."
            : $"{Where(answer)}: {said}.{Findings.Doubt(answer.Ways.Select(way => way.Gain).OfType<Estimate>())}";
    }

    /// <summary>How many cores, and workers where those are not as many.</summary>
    private static string Where(WorkAnswer answer)
    {
        var workers = answer.Ways.Where(way => way.Way != Way.OneWorker).Select(way => way.Arm.Workers).Distinct().ToList();
        return $"On {Counted.Of(answer.Cores, "core")}"
            + (workers is [var one] && one != answer.Cores ? $" with {Counted.Of(one, "worker")}" : "");
    }

    private static IEnumerable<string?> Gains(WorkAnswer answer)
    {
        yield return WithAndWithout("asyncio", answer[Way.EventLoop], answer[Way.EventLoopWithoutGil]);
        yield return WithAndWithout("threads", answer[Way.Threads], answer[Way.ThreadsWithoutGil]);
        yield return answer[Way.Processes] is { Gain: { } processes } ? $"processes {Figures.Ratio(processes)}" : null;
        yield return answer.CSharp is { } sharp ? $"C# {Figures.Ratio(sharp.Gain)}" : null;
        yield return answer.Embedded?.Clause();
        if (answer.Ways.All(way => way.Way == Way.OneWorker) && answer is { Ways.Count: > 0, CSharp: null, Embedded: null })
        {
            yield return "nothing was measured with several workers";
        }
    }

    private static string? WithAndWithout(string what, WayMeasured? with, WayMeasured? without) => (with?.Gain, without?.Gain) switch
    {
        ({ } one, { } other) => $"{what} {Figures.Ratio(one)} with the GIL, {Figures.Ratio(other)} without",
        ({ } one, null) => $"{what} {Figures.Ratio(one)} with the GIL",
        (null, { } other) => $"{what} {Figures.Ratio(other)} without the GIL",
        _ => null,
    };

    private static string? Price(WorkAnswer answer)
    {
        if (answer.Price is not { Ratio: var ratio } price)
        {
            return null;
        }

        var unlike = price.Builds.IsUnlike ? ", whose builds differ in more than that" : "";
        var figure = Percent(ratio);
        return ratio switch
        {
            { High: < 1 } => $"one thread takes {Percent(Less(ratio))} less time with free threading{unlike}",
            { Low: > 1 } => $"one thread pays {figure} for free threading{unlike}",
            _ => $"one thread pays {figure} for free threading, which may be nothing{unlike}",
        };
    }

    /// <summary>By how much a ratio is above 1, with its interval: <c>32.0 % [31.0, 33.1]</c>.</summary>
    private static string Percent(Estimate ratio) => OneDecimal(ratio.Value) + " %"
        + (ratio is { Low: { } low, High: { } high } ? $" [{OneDecimal(low)}, {OneDecimal(high)}]" : "");

    private static string OneDecimal(double ratio)
    {
        var rounded = Math.Round(100 * (ratio - 1), 1);
        return (rounded == 0 ? 0 : rounded).ToString("0.0", CultureInfo.InvariantCulture);
    }

    /// <summary>Of a ratio below 1, 1 + what is missing to 1.</summary>
    private static Estimate Less(Estimate ratio) =>
        ratio with { Value = 2 - ratio.Value, Low = 2 - ratio.High, High = 2 - ratio.Low };

    /// <summary>Read once an arm, so there is no interval to show.</summary>
    private static string? Memory(WorkAnswer answer)
    {
        string?[] parts =
        [
            BytesOf("thread", answer[Way.Threads] ?? answer[Way.ThreadsWithoutGil] ?? answer[Way.CSharp]),
            BytesOf("process", answer[Way.Processes]),
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? null : $"a further worker costs {said} (read once, no interval)";
    }

    private static string? BytesOf(string worker, WayMeasured? way) => way?.BytesPerWorker switch
    {
        null => null,
        > 0 and var bytes => $"{Figures.Bytes(bytes)} as a {worker}",
        _ => $"nothing that could be told as a {worker}",
    };

    private static string? StartUps(WorkAnswer answer)
    {
        string?[] parts =
        [
            StartUpOf("thread", "threads", answer[Way.Threads] ?? answer[Way.ThreadsWithoutGil] ?? answer[Way.CSharp]),
            StartUpOf("process", "processes", answer[Way.Processes]),
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? null : $"start-up takes {said}";
    }

    private static string? StartUpOf(string one, string many, WayMeasured? way)
    {
        if (way?.StartUp is not { } seconds)
        {
            return null;
        }

        var times = seconds.Blocks == 1 ? "timed once" : Counted.Of(seconds.Blocks, "block");
        return $"{Figures.Duration(seconds)}{(seconds.HasInterval ? "" : $" ({times}, no interval)")} with "
            + Counted.Of(way.Arm.Workers, one, many);
    }

    private static IEnumerable<string> LeftOut(CodeAnswer answer)
    {
        if (answer.Missing.Count > 0)
        {
            yield return "Not in it: " + string.Join("; ", answer.Missing.Select(missing =>
                $"{WayNames.Join(missing.Ways)} ({VisibleText.Cut(missing.Reason.TrimEnd('.'), MostOfAReason)})")) + ".";
        }
    }

    /// <summary>
    /// Gains are over one worker thread; where that is slower than the main one, a reader must know what is left over a loop.
    /// </summary>
    private static IEnumerable<string> SlowThreads(CodeAnswer answer) => answer.Ways.Select(SlowThread).OfType<string>();

    private static string? SlowThread(WayMeasured way) =>
        way is { Way: Way.Threads or Way.ThreadsWithoutGil, Base.OverSequential.Ratio: { High: < 1 / SlowerThanTheMain } alone }
            && way.Measured.OverSequential is { Ratio: var several }
            ? $"On {way.Arm.Runtime} one worker thread takes {Figures.Ratio(alone.Inverse())} the time of the main thread, and the gain is "
                + $"over it; over the main thread {Counted.Of(way.Arm.Workers, "worker")} reach {Figures.Ratio(several)}."
                + (way.Way == Way.ThreadsWithoutGil ? WhyWithoutTheGil : "")
            : null;

    private static IEnumerable<string> Ignored(CodeAnswer answer) => answer.Code.Result == ResultRule.Ignored
        ? ["Its results were not compared: it says that it is not deterministic."]
        : [];
}

/// <summary>Ways by name.</summary>
internal static class WayNames
{
    public static string Of(Way way) => way switch
    {
        Way.OneWorker => "one thread",
        Way.EventLoop => "asyncio with the GIL",
        Way.Threads => "threads with the GIL",
        Way.EventLoopWithoutGil => "asyncio without the GIL",
        Way.ThreadsWithoutGil => "threads without the GIL",
        Way.CSharp => "threads of .NET",
        Way.EventLoopWithProcesses => "asyncio with processes",
        _ => "processes",
    };

    /// <summary>As a recommendation names it, with what stands for it.</summary>
    public static string WithArm(WayMeasured way) => $"{Of(way.Way)} ({way.Arm.Model} on {way.Arm.Runtime})";

    public static string Join(IReadOnlyList<Way> ways) => ways.Count < 2
        ? string.Concat(ways.Select(Of))
        : $"{string.Join(", ", ways.SkipLast(1).Select(Of))} and {Of(ways[^1])}";
}
