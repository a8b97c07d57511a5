using System.Globalization;
using GilBench.Json;
using GilBench.Model;
using static System.FormattableString;

namespace GilBench.Results;

/// <summary>Whether the lines of a run agree with each other: what is named exists, and what is there once is not there twice.</summary>
internal sealed class RunConsistency
{
    private readonly Names _arms;
    private readonly Names _sets;
    private readonly HashSet<object> _seen = [];
    private readonly HashSet<string> _launches = [];
    private readonly Dictionary<Launch, int> _undisturbed = new(SamePlace.Comparer);
    private readonly HashSet<int> _validBlocks = [];
    private readonly int _groups;
    private readonly int _launchesOnSameCores;

    private RunConsistency(RunHeader header)
    {
        HeaderConsistency.Check(header);
        _groups = header.Plan.Groups.Count;
        _launchesOnSameCores = header.Plan.Sampling.LaunchesOnSameCores;
        _arms = new Names("an arm of the plan", header.Plan.Arms.Select(arm => arm.Id));
        _sets = new Names(
            "a workload and parameter set of the run",
            header.Workloads.SelectMany(workload => workload.ParameterSets.Select(set => Pair(workload.CalibratedAs, set.Name))));
    }

    /// <param name="error">From a line's number and what is wrong with it to the error to throw.</param>
    public static void Check(RunHeader header, IReadOnlyList<ReadLine> lines, Func<int, JsonFault, Exception> error)
    {
        var number = lines[0].Number;
        try
        {
            var consistency = new RunConsistency(header);
            foreach (var line in lines.Skip(1))
            {
                number = line.Number;
                consistency.Check(line.Line);
            }
        }
        catch (JsonFault wrong)
        {
            throw error(number, wrong);
        }
    }

    private void Check(RunLine line)
    {
        switch (line)
        {
            case RunHeader:
                throw new JsonFault("type", "\"run\" was found again; a run has one header, its first line");
            case Calibration calibration:
                _sets.Require("workload", Pair(calibration.Workload, calibration.ParameterSet));
                _arms.Require("fastest_arm", calibration.FastestArm);
                break;
            case Pilot pilot:
                RequireGroup(pilot.Group);
                RequireOnce("group", (line.GetType(), pilot.Group),
                    () => Invariant($"the pilot of group {pilot.Group}"));
                break;
            case GroupEnd end:
                RequireGroup(end.Group);
                RequireOnce("group", (line.GetType(), end.Block, end.Group, end.Attempt),
                    () => Invariant($"attempt {end.Attempt} of group {end.Group} in block {end.Block}"));
                break;
            case MemoryReading memory:
                _arms.Require("arm", memory.Arm);
                RequireOnce("arm", (line.GetType(), memory.Arm), () => $"the memory of {memory.Arm}");
                break;
            case Launch launch:
                Check(launch);
                break;
            case BlockEnd block:
                RequireOnce("block", (block.Block, block.Attempt),
                    () => Invariant($"attempt {block.Attempt} of block {block.Block}"));
                if (block.Valid && !_validBlocks.Add(block.Block))
                {
                    throw new JsonFault("valid", string.Create(
                        CultureInfo.InvariantCulture, $"block {block.Block} has a valid attempt already; one at most is expected"));
                }

                break;
        }
    }

    private void Check(Launch launch)
    {
        _arms.Require("arm", launch.Arm);
        if (!_launches.Add(launch.Id))
        {
            throw Twice("id", $"the launch {launch.Id}");
        }

        if (_groups > 0)
        {
            RequireGroup(launch.Group);
        }

        if (launch.Faults.Count == 0 && (_undisturbed[launch] = _undisturbed.GetValueOrDefault(launch) + 1) > _launchesOnSameCores)
        {
            var what = Invariant(
                $"an undisturbed launch of {launch.Arm} on these cores in attempt {launch.Attempt} of block {launch.Block}");
            throw _launchesOnSameCores == 1
                ? Twice("arm", what)
                : new JsonFault("arm", Invariant($"{VisibleText.Cut(what, 140)} is there more than {_launchesOnSameCores} times"));
        }

        if (launch.Slices.Uneven is { } column)
        {
            throw new JsonFault($"slices.{column}", string.Create(
                CultureInfo.InvariantCulture,
                $"a list of another length was found where one value, or one for each of the {launch.Slices.WallSeconds.Count} slices, "
                    + $"is expected"));
        }

        if (launch.SetAside.FirstOrDefault(round => round >= launch.Slices.WallSeconds.Count && _groups == 0, -1) is >= 0 and var round)
        {
            throw new JsonFault("set_aside",
                string.Create(CultureInfo.InvariantCulture, $"{round} was found where one of the launch's rounds is expected"));
        }
    }

    private void RequireGroup(int group)
    {
        if (group < 0 || group >= _groups)
        {
            throw new JsonFault("group", string.Create(CultureInfo.InvariantCulture,
                $"{group} was found where the place of one of the plan's {_groups} groups, from 0, is expected"));
        }
    }

    private void RequireOnce(string field, object key, Func<string> what)
    {
        if (!_seen.Add(key))
        {
            throw Twice(field, what());
        }
    }

    private static JsonFault Twice(string field, string what) =>
        new(field, $"{VisibleText.Cut(what, 140)} is there twice; once is expected");

    private static string Pair(string workload, string set) => $"{workload}+{set}";
}
