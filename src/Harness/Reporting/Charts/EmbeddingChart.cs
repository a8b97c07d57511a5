using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Reporting.Text;

namespace GilBench.Reporting.Charts;

/// <summary>
/// The same work by Python's own ways, by threads of .NET that call Python in their own process, and by C#: its time on the largest core
/// count.
/// </summary>
internal static class EmbeddingChart
{
    private static readonly string[] s_pythonThreads = ["threads", "thread_pool"];

    private static readonly string[] s_pythonTasks = ["asyncio_gather", "asyncio_task_group"];

    /// <returns>Empty where no interpreter was embedded.</returns>
    public static IEnumerable<RowChart> Of(Evidence evidence, WorkloadSlice slice)
    {
        var measured = evidence.ArmsOf(slice);
        if (!measured.Any(arm => evidence.IsEmbedded(arm.Arm.Model)))
        {
            return [];
        }

        var cores = measured.Where(arm => evidence.IsEmbedded(arm.Arm.Model)).Max(arm => arm.Arm.Cores);
        var groups = GroupsOf(evidence, slice, cores);
        var arms = groups.SelectMany(group => group.Arms).ToList();
        var (axis, unit) = ChartAxes.OfTimes(Metric.TimePerUnit.Name, [.. arms.SelectMany(arm => TimeCharts.Ends(arm.SecondsPerUnit!))]);
        return ChartRows.Split(new RowChart
        {
            Id = $"embedding-{slice.Slug}",
            Title = EmbeddedComparison.At(evidence, slice, cores)?.Finding()
                ?? $"{slice.Name} on {Counted.Of(cores, "core")}: Python called from .NET, one call after another.",
            Subtitle = Subtitles.Of(
                $"Time per unit of work ({slice.Workload.Unit}) on {Counted.Of(cores, "core")}; {Subtitles.Direction(Metric.TimePerUnit)}. "
                    + "At the right: the time, and the gain over one worker of the same model.",
                arms.Select(arm => arm.SecondsPerUnit!)),
            Style = RowStyle.Bar,
            Axis = axis,
            Groups = [.. groups.Select(group => new RowGroup(group.Heading, [.. group.Arms.Select(arm => Row(evidence, arm, unit))]))],
        });
    }

    private static List<(string Heading, IReadOnlyList<ArmAnalysis> Arms)> GroupsOf(Evidence evidence, WorkloadSlice slice, int cores)
    {
        var beside = Comparison.At(evidence, slice, cores);
        var python = evidence.Runtimes.Where(runtime => runtime.IsPython).ToList();
        var alone = evidence.ArmsOf(slice)
            .Where(arm => arm.Resolved.Model.WorkerKind == WorkerKind.None && arm.Resolved.Runtime.IsPython)
            .OrderBy(arm => evidence.Styles.OfRuntime(arm.Arm.Runtime)).ThenBy(arm => evidence.IsEmbedded(arm.Arm.Model)).ToList();
        (string Heading, IReadOnlyList<ArmAnalysis> Arms)[] groups =
        [
            ("one call after another, on 1 core", alone),
            ("Python's threads", First(s_pythonThreads)),
            ("Python's tasks (asyncio)", First(s_pythonTasks)),
            ("Python's processes", Only(beside.Processes)),
            ("threads of .NET over Python (CPython's C API)", Embedded(HostProcess.EmbeddedCApi)),
            ("threads of .NET over Python (Pythonnet)", Embedded(HostProcess.EmbeddedPythonnet)),
            ("C#", Only(beside.CSharp)),
        ];
        return [.. groups.Where(group => group.Arms.Count > 0)];

        IReadOnlyList<ArmAnalysis> First(IReadOnlyList<string> models) =>
        [
            .. python.Select(runtime => models.Select(model => evidence.ArmAt(slice, model, runtime.Id, cores))
                .FirstOrDefault(arm => arm is not null)).OfType<ArmAnalysis>(),
        ];

        IReadOnlyList<ArmAnalysis> Embedded(HostProcess host) =>
        [
            .. evidence.Models.Where(evidence.IsEmbedded)
                .SelectMany(model => python.Select(runtime => evidence.ArmAt(slice, model, runtime.Id, cores)))
                .OfType<ArmAnalysis>()
                .Where(arm => arm.Resolved.Model.WorkerKind != WorkerKind.None && arm.Resolved.Host == host),
        ];
    }

    private static IReadOnlyList<ArmAnalysis> Only(ComparedModel? model) => model is null ? [] : [model.Measured];

    private static ChartRow Row(Evidence evidence, ArmAnalysis arm, TimeUnit unit)
    {
        var seconds = arm.SecondsPerUnit!;
        var gain = ComparedModel.GainOf(arm) is { } ratio && arm.Arm.Workers > 1 ? $", {Figures.Ratio(ratio.Value)}" : "";
        return ChartRow.Of(
            $"{arm.Arm.Model}, {arm.Arm.Runtime}", evidence.Styles.Of(arm.Arm), seconds, Figures.Duration(seconds.Value) + gain,
            unit.Seconds);
    }
}

/// <summary>What a reader needs to know to read it.</summary>
internal static class EmbeddingIntroduction
{
    private const string What =
        "A .NET program embeds the interpreter and calls the Python function from its own threads, in its own process. "
        + "Beside it stand Python's own ways and the same work in C#, in the same rounds.";

    private const string OtherBuild =
        "Where a build with a shared library stands in for an interpreter without one, its code is position-independent and some percent "
        + "slower or faster, which gains do not show and times do (docs/measurement.md, 2).";

    /// <summary>Why the arm in which no Python thread was ever started scales as the others do, or, on two releases, does not.</summary>
    private const string FirstThread =
        "A free-threaded CPython 3.13 avoids contended reference counts by making functions, code objects, modules and classes immortal "
        + "when the first thread state beside the main thread's is created (new_threadstate in Python/pystate.c, gh-117783), and "
        + "PyGILState_Ensure on a thread of .NET's creates one just as threading.Thread does, so no Python thread has to be started first. "
        + "Only 3.13.1 and 3.13.2 did so at the wrong moment, when the main thread's own state was created, and their threads of either "
        + "kind did not scale (gh-131988, fixed in 3.13.3).";

    public static string Of(Evidence evidence, WorkloadSlice slice)
    {
        var embedded = evidence.ArmsOf(slice).Where(arm => evidence.IsEmbedded(arm.Arm.Model)).ToList();
        var libraries = string.Join("; ", embedded.Select(arm => arm.Resolved.Runtime).DistinctBy(runtime => runtime.Id)
            .Where(runtime => runtime.Embedding is { Library: not null })
            .Select(runtime => $"{runtime.Id} as {runtime.Embedding!.Library}"));
        var withoutAnyThread = embedded.Exists(
            arm => arm.Arm.Model == EmbeddedComparison.NoThread && arm.Resolved.Runtime.ExpectsGil == false);
        var standsIn = embedded.Exists(arm => arm.Resolved.Runtime is { Embedding: { } embedding, Description.Executable: var own }
            && embedding.Interpreter != own);
        string?[] sentences =
        [
            What, libraries.Length > 0 ? $"Embedded: {libraries}." : null, standsIn ? OtherBuild : null,
            withoutAnyThread ? FirstThread : null,
        ];
        return string.Join(' ', sentences.OfType<string>());
    }
}
