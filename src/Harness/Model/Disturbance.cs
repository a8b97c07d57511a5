using System.Globalization;

namespace GilBench.Model;

/// <summary>What the environment can do to a launch so that it is repeated.</summary>
internal enum Disturbance
{
    /// <summary>It ran on other cores than it was pinned to.</summary>
    WrongCores,

    /// <summary>A cgroup's CPU quota stopped it.</summary>
    Throttled,

    /// <summary>The hypervisor gave its cores to others.</summary>
    Stolen,

    /// <summary>Other programs ran on its cores.</summary>
    OtherPrograms,

    /// <summary>Its worker did not have a core for the whole time, and nothing says who had it.</summary>
    LostTime,

    /// <summary>A worker that should have stood still between its slices did not.</summary>
    WorkedWhileWaiting,

    /// <summary>A sentence that this program does not write.</summary>
    Unknown,
}

/// <summary>
/// The sentences that a run file has about disturbances (<see cref="Launch.Faults"/>), and what each is about. They are written and read
/// here, so that the runs of earlier programs are counted too.
/// </summary>
internal static class DisturbanceText
{
    private const string WrongCoresStart = "It ran on cores ";
    private const string ThrottledStart = "The cgroup's CPU quota stopped it ";
    private const string StolenStart = "The hypervisor took ";
    private const string OtherProgramsStart = "Other programs used ";
    private const string LostTimeStart = "Its one worker had a core ";
    private const string WorkedWhileWaitingStart = "It used CPU time while it waited ";

    private static readonly (string Start, Disturbance Kind)[] s_starts =
    [
        (WrongCoresStart, Disturbance.WrongCores), (ThrottledStart, Disturbance.Throttled), (StolenStart, Disturbance.Stolen),
        (OtherProgramsStart, Disturbance.OtherPrograms), (LostTimeStart, Disturbance.LostTime),
        (WorkedWhileWaitingStart, Disturbance.WorkedWhileWaiting),
    ];

    public static string WrongCores(IEnumerable<int> read, IEnumerable<int> asked) =>
        $"{WrongCoresStart}{string.Join(',', read)} instead of {string.Join(',', asked)}.";

    public static string Throttled(double seconds) => Text($"{ThrottledStart}for {seconds:0.000} s.");

    public static string Stolen(double share, double most) => Text($"{StolenStart}{share:0.0%} of its cores' time (at most {most:0%}).");

    public static string OtherPrograms(double share, double most) =>
        Text($"{OtherProgramsStart}{share:0%} of its cores' time (at most {most:0%}).");

    public static string LostTime(double share, double least) =>
        Text($"{LostTimeStart}for only {share:0%} of the time (at least {least:0%}).");

    public static string WorkedWhileWaiting(double cpuSeconds, double waitedSeconds) =>
        Text($"{WorkedWhileWaitingStart}for its turn: {cpuSeconds:0.00} s in {waitedSeconds:0.0} s.");

    public static Disturbance KindOf(string sentence) => s_starts
        .Where(pair => sentence.StartsWith(pair.Start, StringComparison.Ordinal))
        .Select(pair => pair.Kind)
        .FirstOrDefault(Disturbance.Unknown);

    /// <summary>As a list of reasons has it.</summary>
    public static string Words(Disturbance kind) => kind switch
    {
        Disturbance.WrongCores => "wrong cores",
        Disturbance.Throttled => "CPU quota",
        Disturbance.Stolen => "hypervisor",
        Disturbance.OtherPrograms => "other programs on its cores",
        Disturbance.LostTime => "core lost for part of the time",
        Disturbance.WorkedWhileWaiting => "a worker that did not stand still",
        _ => "another reason",
    };

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
