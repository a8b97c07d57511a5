using GilBench.Model;
using GilBench.Results;

namespace GilBench.Running;

/// <summary>
/// A run under way: its plan and arms, how far it has come, and the one place where what happens is written to the run file, counted as
/// progress and told to whoever shows it.
/// </summary>
internal sealed class RunRecorder(Run run, RunFile file, Action<RunEvent> tell, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly double _earlierSeconds = SecondsOf(run);

    public RunHeader Header => run.Header;

    public Plan Plan => run.Header.Plan;

    public IReadOnlyList<ResolvedArm> Arms { get; } = ResolvedArm.AllOf(run.Header);

    public RunProgress Progress { get; } = new(run);

    /// <summary>Whether an earlier session has written down what the loopback server can do.</summary>
    public bool KnowsServer => run.Server is not null;

    /// <summary>Wall seconds of this session and the earlier ones.</summary>
    public double SpentSeconds => _earlierSeconds + clock.GetElapsedTime(_started).TotalSeconds;

    public void Tell(RunEvent happened) => tell(happened);

    /// <summary>Writes down what no progress depends on.</summary>
    public void Note(RunLine line) => file.Append(line);

    public void Add(Calibration calibration)
    {
        file.Append(calibration);
        Progress.Add(calibration);
        tell(new Calibrated(calibration));
    }

    public void Add(MemoryReading reading)
    {
        file.Append(reading);
        Progress.Add(reading);
    }

    public void Add(Pilot pilot)
    {
        file.Append(pilot);
        Progress.Add(pilot);
        tell(new Piloted(pilot));
    }

    public void Add(IReadOnlyList<Launch> launches, GroupEnd end)
    {
        file.Append([.. launches, end]);
        Progress.Add(launches, end);
        tell(new GroupEnded(end));
    }

    /// <summary>Launches of a group that had no end: they do not count, and its next attempt has a number beyond theirs.</summary>
    public void AddWithoutEnd(IReadOnlyList<Launch> launches)
    {
        file.Append(launches);
        Progress.Add(launches, end: null);
    }

    public void Add(BlockEnd block)
    {
        file.Append(block);
        Progress.Add(block);
        tell(new BlockEnded(block));
    }

    public RunEnd End(RunEndReason reason)
    {
        var end = new RunEnd(reason, Progress.TimedSeconds, SpentSeconds);
        file.Append(end);
        tell(new RunEnded(end));
        return end;
    }

    /// <summary>Wall seconds of earlier sessions: each lasted at least until its last launch ended.</summary>
    private static double SecondsOf(Run run)
    {
        var spent = 0.0;
        for (var i = 0; i < run.Sessions.Count; i++)
        {
            var from = run.Sessions[i].Started;
            var to = i + 1 < run.Sessions.Count ? run.Sessions[i + 1].Started : DateTimeOffset.MaxValue;
            var ends = run.Launches.Where(launch => launch.Started >= from && launch.Started < to)
                .Select(launch => (launch.Started - from).TotalSeconds + launch.DurationSeconds);
            spent += ends.DefaultIfEmpty(0).Max();
        }

        return spent;
    }
}
