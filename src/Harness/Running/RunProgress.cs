using GilBench.Model;

namespace GilBench.Running;

/// <summary>How far a run has come, from its lines; what resuming needs to know. Pure but for collecting.</summary>
internal sealed class RunProgress(Run run)
{
    private readonly List<Launch> _launches = [.. run.Launches];
    private readonly List<GroupEnd> _groups = [.. run.Groups];
    private readonly List<BlockEnd> _blocks = [.. run.Blocks];
    private readonly Dictionary<(string Workload, string Set, Language Language), Calibration> _calibrations = run.Calibrations
        .GroupBy(calibration => (calibration.Workload, calibration.ParameterSet, calibration.Language))
        .ToDictionary(same => same.Key, same => same.Last());

    /// <summary>What this session has calibrated itself.</summary>
    private readonly HashSet<(string Workload, string Set, Language Language)> _calibratedHere = [];

    private readonly List<Pilot> _pilots = [.. run.Pilots];
    private readonly List<MemoryReading> _memory = [.. run.Memory];

    public IReadOnlyList<Launch> Launches => _launches;

    public IReadOnlyList<GroupEnd> Groups => _groups;

    public IReadOnlyList<BlockEnd> Blocks => _blocks;

    public int ValidBlocks => _blocks.Count(block => block.Valid);

    public double TimedSeconds => _launches.Sum(launch => launch.TimedSeconds);

    /// <summary>The block to go on with: the last that has not ended, else a new one.</summary>
    public int NextBlock => _blocks.Count == 0 ? 1 : _blocks[^1].Block + 1;

    /// <summary>The run as far as it has come.</summary>
    public Run Snapshot() => run with
    {
        Launches = [.. _launches],
        Groups = [.. _groups],
        Blocks = [.. _blocks],
        Calibrations = [.. _calibrations.Values],
        Pilots = [.. _pilots],
        Memory = [.. _memory],
    };

    /// <summary>The run as it was when so many blocks had ended; at least one.</summary>
    public Run SnapshotAt(int blocks)
    {
        var kept = _blocks.Take(blocks).ToList();
        var last = kept[^1].Block;
        return Snapshot() with
        {
            Blocks = kept,
            Groups = [.. _groups.Where(group => group.Block <= last)],
            Launches = [.. _launches.Where(launch => launch.Block <= last)],
        };
    }

    /// <summary>How a group of a block ended each time that it was run.</summary>
    public List<GroupEnd> AttemptsOf(int block, int group) => _groups.FindAll(end => end.Block == block && end.Group == group);

    /// <summary>Beyond any attempt that left a trace, one that was cut off in the middle of being written included.</summary>
    public int NextAttempt(int block, int group) => 1 + _launches
        .Where(launch => launch.Block == block && launch.Group == group).Select(launch => launch.Attempt)
        .Concat(AttemptsOf(block, group).Select(end => end.Attempt))
        .DefaultIfEmpty(0).Max();

    /// <param name="end">Null where the launches do not count and are no attempt: their slices showed a calibration to be off.</param>
    public void Add(IReadOnlyList<Launch> launches, GroupEnd? end)
    {
        _launches.AddRange(launches);
        if (end is not null)
        {
            _groups.Add(end);
        }
    }

    public void Add(BlockEnd block) => _blocks.Add(block);

    public void Add(Pilot pilot) => _pilots.Add(pilot);

    public void Add(MemoryReading reading) => _memory.Add(reading);

    public bool KnowsMemoryOf(string armId) => _memory.Exists(reading => reading.Arm == armId);

    /// <summary>Whether a pilot has decided on the rounds of this one's group already.</summary>
    public bool Knows(Pilot pilot) => RoundsOf(pilot.Group) is not null;

    /// <summary>Rounds of a group as the pilot decided; null until then, and where the pilot could not tell.</summary>
    public int? RoundsOf(int group) => _pilots.Find(pilot => pilot.Group == group)?.Rounds;

    public void Add(Calibration calibration) =>
        _calibrations[(calibration.Workload, calibration.ParameterSet, calibration.Language)] = calibration;

    public Calibration? CalibrationOf(ResolvedArm resolved) => _calibrations.GetValueOrDefault(KeyOf(resolved));

    /// <summary>This session has looked for the calibration itself, whatever came of it.</summary>
    public void NoteCalibrated(ResolvedArm resolved) => _calibratedHere.Add(KeyOf(resolved));

    /// <summary>
    /// The calibration of an arm where an earlier run or session made it and no group has been measured with it yet; else null.
    /// </summary>
    public Calibration? UncheckedCalibrationOf(ResolvedArm resolved) =>
        _calibratedHere.Contains(KeyOf(resolved)) || _groups.Exists(end => run.Header.Plan.Groups[end.Group].Arms.Contains(resolved.Arm.Id))
            ? null
            : CalibrationOf(resolved);

    private static (string Workload, string Set, Language Language) KeyOf(ResolvedArm resolved) =>
        (resolved.Workload.CalibratedAs, resolved.Arm.ParameterSet, resolved.Language);
}
