using GilBench.Model;

namespace GilBench.Running;

/// <summary>How far a run has come, from its lines; what resuming needs to know. Pure but for collecting.</summary>
internal sealed class RunProgress(Run run)
{
    private readonly List<Launch> _launches = [.. run.Launches];
    private readonly List<BlockEnd> _blocks = [.. run.Blocks];
    private readonly Dictionary<(string Workload, string Set, Language Language), Calibration> _calibrations =
        run.Calibrations.ToDictionary(calibration => (calibration.Workload, calibration.ParameterSet, calibration.Language));

    private readonly List<Pilot> _pilots = [.. run.Pilots];
    private readonly List<MemoryReading> _memory = [.. run.Memory];

    public IReadOnlyList<Launch> Launches => _launches;

    public IReadOnlyList<BlockEnd> Blocks => _blocks;

    public int ValidBlocks => _blocks.Count(block => block.Valid);

    public double TimedSeconds => _launches.Sum(launch => launch.TimedSeconds);

    /// <summary>The run as far as it has come.</summary>
    public Run Snapshot() => run with { Launches = [.. _launches], Blocks = [.. _blocks], Calibrations = [.. _calibrations.Values], Pilots = [.. _pilots], Memory = [.. _memory] };

    /// <summary>The run as it was when so many blocks had counted; at least one.</summary>
    public Run SnapshotAt(int validBlocks)
    {
        var last = _blocks.Where(block => block.Valid).ElementAt(validBlocks - 1);
        IReadOnlyList<BlockEnd> kept = [.. _blocks.Take(_blocks.IndexOf(last) + 1)];
        var ended = kept.Select(block => (block.Block, block.Attempt)).ToHashSet();
        return Snapshot() with { Blocks = kept, Launches = [.. _launches.Where(launch => ended.Contains((launch.Block, launch.Attempt)))] };
    }

    public void Add(Launch launch) => _launches.Add(launch);

    public void Add(BlockEnd block) => _blocks.Add(block);

    public void Add(Pilot pilot) => _pilots.Add(pilot);

    public void Add(MemoryReading reading) => _memory.Add(reading);

    public bool KnowsMemoryOf(string armId) => _memory.Any(reading => reading.Arm == armId);

    /// <summary>Whether the pilot's word is known on what this one is about.</summary>
    public bool Knows(Pilot pilot) => PilotOf(pilot.Workload, pilot.ParameterSet, pilot.Language) is not null;

    /// <summary>Warm iterations of a launch: the pilot's word, or what is planned until then and for what the pilot could not tell.</summary>
    public int IterationsOf(ArmSetting setting)
    {
        var sampling = run.Header.Plan.Sampling;
        return _pilots.Count == 0
            ? sampling.FirstIterationsOf(setting.Language, setting.Workload.Kind)
            : PilotOf(setting.Arm.Workload, setting.Arm.ParameterSet, setting.Language)?.Iterations ?? sampling.IterationsOf(setting.Language);
    }

    private Pilot? PilotOf(string workload, string set, Language language) =>
        _pilots.FirstOrDefault(pilot => (pilot.Workload, pilot.ParameterSet, pilot.Language) == (workload, set, language));

    public void Add(Calibration calibration) =>
        _calibrations[(calibration.Workload, calibration.ParameterSet, calibration.Language)] = calibration;

    public Calibration? CalibrationOf(ArmSetting setting) =>
        _calibrations.GetValueOrDefault((setting.Arm.Workload, setting.Arm.ParameterSet, setting.Language));

    /// <summary>Block and attempt to go on with: the last block's next attempt where it was spoiled, else the next block.</summary>
    public (int Block, int Attempt) Next(int mostAttempts) => _blocks switch
    {
        [] => (1, 1),
        [.., { Valid: false } spoiled] when spoiled.Attempt < mostAttempts => (spoiled.Block, spoiled.Attempt + 1),
        [.., var last] => (last.Block + 1, 1),
    };

    /// <summary>The launches at one place of a block, the disturbed ones first.</summary>
    public IEnumerable<Launch> At(PlannedLaunch planned) => _launches.Where(launch =>
        launch.Block == planned.Block && launch.Attempt == planned.Attempt && launch.Order == planned.Order && launch.Arm == planned.Setting.Arm.Id);
}
