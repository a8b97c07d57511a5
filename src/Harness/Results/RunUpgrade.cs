using System.Globalization;
using System.Text.Json;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// Reads the lines of a run of version 2, as strictly as today's, and brings them into today's form: no groups in the plan, one group 0 for
/// all launches, iterations as slices.
/// </summary>
internal static class RunUpgrade
{
    /// <summary>The version whose lines it takes.</summary>
    public const int From = 2;

    /// <returns>Null for a line that today's runs do not have: what the pilot said of iterations.</returns>
    /// <exception cref="JsonFault">The first thing that is wrong, by the names that version 2 has.</exception>
    public static RunLine? Line(StrictJson json, JsonElement line, string text)
    {
        switch (TypeOf(line))
        {
            case "run":
                return Of(json.Read<Version2.Header>(line, text));
            case "launch":
                return Of(json.Read<Version2.Launch>(line, text));
            case "pilot":
                _ = json.Read<Version2.Pilot>(line, text);
                return null;
            default:
                return json.Read<RunLine>(line, text);
        }
    }

    private static string? TypeOf(JsonElement line) =>
        StrictJson.Member(line, "type") is { ValueKind: JsonValueKind.String } type && Scalars.IsText(type) ? type.GetString() : null;

    private static RunHeader Of(Version2.Header header)
    {
        var (plan, sampling) = (header.Plan, header.Plan.Sampling);
        return new RunHeader(
            RunHeader.CurrentSchema, header.Id, header.Created, header.GilbenchVersion, header.Machine, header.Runtimes, header.Workloads,
            [.. header.Models.Select(model => new ExecutionModel(model.Id, model.Language, model.Spread, model.Summary))],
            new Plan(
                plan.Profile, plan.Seed,
                new Sampling(
                    sampling.MinimumBlocks, sampling.MaximumBlocks, sampling.PilotBlocks, sampling.IterationSeconds,
                    SideBySide: false, sampling.TargetHalfWidth, sampling.BudgetSeconds),
                [.. plan.Arms.Select(Of)], [], plan.Omitted, plan.CoreSets, plan.ServerCores, plan.MemoryArms, plan.EstimateSeconds));
    }

    private static Arm Of(Version2.Arm arm) =>
        new(arm.Id, arm.Workload, arm.ParameterSet, arm.Model, arm.Runtime, arm.Cores, arm.Workers, RoleOf(arm), arm.Weak);

    private static ArmRole RoleOf(Version2.Arm arm) => arm.Role switch
    {
        Version2.ArmRole.Measured => ArmRole.Measured,
        Version2.ArmRole.NullControl => ArmRole.AaControl,
        Version2.ArmRole.SamePath => ArmRole.OneWorkerBaseline,
        Version2.ArmRole.PositiveControl => ArmRole.PositiveControl,
        _ => throw new ArgumentOutOfRangeException(nameof(arm), arm.Role, "A role has a name."),
    };

    private static Launch Of(Version2.Launch launch)
    {
        foreach (var (index, sample) in launch.Samples.Index())
        {
            Check(index, sample);
        }

        return new Launch(
            launch.Id, launch.Block, launch.Attempt, 0, launch.Order, launch.Arm, launch.Tasks, launch.Outcome, launch.Detail,
            launch.ResultsAgree,
            launch.Certificate, launch.AffinityAsked, launch.AffinityRead, launch.Faults, launch.StartupSeconds, launch.ShutdownSeconds,
            SliceTable.Exactly(launch.Samples), [], null, launch.Runtime, launch.Modules, launch.PeakRssBytes, launch.ChildrenPeakRssBytes,
            launch.Noise,
            launch.ExecutableSha256, launch.Started, launch.DurationSeconds, launch.ExitCode);
    }

    private static void Check(int index, IterationSample sample)
    {
        var place = JsonWords.Element("samples", index);
        if (sample.Index != index)
        {
            throw new JsonFault(
                $"{place}.index",
                string.Create(CultureInfo.InvariantCulture, $"{sample.Index} was found where {index}, its place in the list, is expected"));
        }

        if (sample.Phase != (index == 0 ? SamplePhase.Cold : SamplePhase.Warm))
        {
            throw new JsonFault(
                $"{place}.phase",
                index == 0 ? "\"warm\" was found where \"cold\" is expected" : "\"cold\" was found where \"warm\" is expected");
        }
    }
}
