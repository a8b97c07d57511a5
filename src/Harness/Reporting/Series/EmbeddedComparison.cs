using GilBench.Model;
using GilBench.Reporting.Text;
using GilBench.Statistics;

namespace GilBench.Reporting.Series;

/// <summary>
/// What threads of a .NET program gain that call a Python function in its process, beside Python's own ways and the same work in C#.
/// </summary>
/// <param name="Beside">The ways that run outside that program.</param>
/// <param name="WithGil">Threads of .NET over an interpreter with a GIL.</param>
/// <param name="WithoutGil">Over a free-threaded one.</param>
/// <param name="WithoutAnyThread">Over a free-threaded one in which no Python thread was ever started.</param>
internal sealed record EmbeddedComparison(
    Comparison Beside,
    IReadOnlyList<ComparedModel> WithGil,
    IReadOnlyList<ComparedModel> WithoutGil,
    IReadOnlyList<ComparedModel> WithoutAnyThread)
{
    /// <summary>The model in which no Python thread was ever started.</summary>
    public const string NoThread = "embedded_parallel_no_thread";

    // The first that was measured stands for its kind, so that none is picked for its luck.
    private static readonly string[] s_threads = ["embedded_parallel", "embedded_tasks", "pythonnet_parallel", "pythonnet_tasks"];

    /// <returns>Null where no thread of .NET called Python with several workers on so many cores.</returns>
    public static EmbeddedComparison? At(Evidence evidence, WorkloadSlice slice, int cores)
    {
        var python = evidence.Runtimes.Where(runtime => runtime.IsPython).ToList();
        var found = new EmbeddedComparison(
            Comparison.At(evidence, slice, cores),
            Threads(gil: true, s_threads), Threads(gil: false, s_threads), Threads(gil: false, [NoThread]));
        return found.All.Any() ? found : null;

        IReadOnlyList<ComparedModel> Threads(bool gil, IReadOnlyList<string> models) =>
        [
            .. python.Where(runtime => runtime.ExpectsGil == gil)
                .Select(runtime => models.Select(model => evidence.ArmAt(slice, model, runtime.Id, cores))
                    .Select(arm => arm is null ? null : ComparedModel.Of(arm))
                    .FirstOrDefault(one => one is not null))
                .OfType<ComparedModel>(),
        ];
    }

    public IEnumerable<ComparedModel> All => [.. WithGil, .. WithoutGil, .. WithoutAnyThread];

    /// <summary>
    /// Such as: <c>sum_squares on 2 cores: threads of .NET over Python reach 1.00× with the GIL, 1.91× without it; Python's own threads
    /// 1.00× with the GIL, 1.93× without it; C# 1.95×.</c>
    /// </summary>
    public string Finding()
    {
        var parts = new[]
        {
            Said("threads of .NET over Python reach ", WithGil, WithoutGil),
            WithoutAnyThread.Count > 0 ? $"in a program that never started a Python thread {Gains(WithoutAnyThread)} without it" : null,
            Said("Python's own threads ", Beside.WithGil, Beside.WithoutGil),
            Beside.Processes is { } processes ? $"processes {Figures.Ratio(processes.Gain.Value)}" : null,
            Beside.CSharp is { } sharp ? $"C# {Figures.Ratio(sharp.Gain.Value)}" : null,
        };
        return $"{Beside.Slice.Name} on {Counted.Of(Beside.Cores, "core")}: {string.Join("; ", parts.OfType<string>())}."
            + Findings.Doubt([.. All.Select(one => one.Gain), .. Beside.All.Select(one => one.Gain)]);
    }

    /// <summary>What the ways gain that stand for those with a GIL and without one, with intervals.</summary>
    public string? Clause() => (WithGil, WithoutGil) switch
    {
        ([var with, ..], [var without, ..]) =>
            $"threads of .NET over Python {Figures.Ratio(with.Gain)} with the GIL, {Figures.Ratio(without.Gain)} without",
        ([var with, ..], []) => $"threads of .NET over Python {Figures.Ratio(with.Gain)} with the GIL",
        ([], [var without, ..]) => $"threads of .NET over Python {Figures.Ratio(without.Gain)} without the GIL",
        _ => null,
    };

    private static string? Said(string who, IReadOnlyList<ComparedModel> with, IReadOnlyList<ComparedModel> without)
    {
        var gains = string.Join(", ", new[]
        {
            with.Count > 0 ? $"{Gains(with)} with the GIL" : null,
            without.Count > 0 ? $"{Gains(without)} without {(with.Count > 0 ? "it" : "the GIL")}" : null,
        }.OfType<string>());
        return gains.Length > 0 ? who + gains : null;
    }

    private static string Gains(IReadOnlyList<ComparedModel> models)
    {
        List<Estimate> gains = [.. models.Select(model => model.Gain)];
        var (least, most) = (Figures.Ratio(gains.Min(gain => gain.Value)), Figures.Ratio(gains.Max(gain => gain.Value)));
        return least == most ? most : $"{least} to {most}";
    }
}
