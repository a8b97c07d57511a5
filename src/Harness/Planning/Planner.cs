using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Catalogue, machine and wishes to a plan. Pure.</summary>
internal static class Planner
{
    private const int MostIterations = 10;

    /// <exception cref="PlanException">What was asked for cannot be had; says why.</exception>
    public static Plan Make(PlanRequest request, PlanGround ground)
    {
        var (measured, omitted) = ArmList.Build(request, ground);
        IReadOnlyList<Arm> arms = [.. measured, .. ControlArms.For(measured, ground)];
        var coreSets = CoreSetsOf(arms, ground);
        var (sampling, estimate) = Sample(request, arms, ground);
        return new Plan(
            request.Profile.Name, request.Seed, sampling, arms, omitted, coreSets, ServerCoresOf(arms, ground),
            [.. MemoryArms(request, arms).Select(arm => arm.Id)], estimate);
    }

    /// <summary>For arms that somebody chose one by one, with as few controls as allow a verdict.</summary>
    /// <exception cref="PlanException">The arms need more cores than there are; says why.</exception>
    public static Plan MakeFor(IReadOnlyList<Arm> chosen, PlanRequest request, PlanGround ground)
    {
        List<Arm> sensible = [];
        List<OmittedArm> omitted = [];
        foreach (var arm in chosen)
        {
            var runtime = ground.Runtimes.First(runtime => runtime.Id == arm.Runtime);
            var model = ExecutionModels.Find(arm.Model, runtime.IsPython ? Language.Python : Language.CSharp);
            if (Sense.ReasonAgainst(ground.Workloads.First(workload => workload.Id == arm.Workload), model, runtime) is { } reason)
            {
                omitted.Add(new OmittedArm(arm.Workload, arm.Model, arm.Runtime, reason));
                continue;
            }

            sensible.Add(arm);
        }

        IReadOnlyList<Arm> arms = [.. sensible, .. ControlArms.Fewest(sensible, ground)];
        var (sampling, estimate) = arms is [] ? (Nothing(request), 0) : Sample(request, arms, ground);
        return new Plan(
            request.Profile.Name, request.Seed, sampling, arms, omitted, CoreSetsOf(arms, ground), ServerCoresOf(arms, ground),
            [.. MemoryArms(request, arms).Select(arm => arm.Id)], estimate);
    }

    private static Sampling Nothing(PlanRequest request) =>
        new(
        request.Profile.MinimumBlocks, request.Profile.MaximumBlocks, 0, 1, 1, request.Profile.IterationSeconds, PlanEstimate.IoIterationSeconds, 0,
        request.Profile.TargetHalfWidth, 0);

    private static Dictionary<int, IReadOnlyList<int>> CoreSetsOf(IReadOnlyList<Arm> arms, PlanGround ground) =>
        arms.Select(arm => arm.Cores).Distinct().Order().ToDictionary(count => count, count => Choose(count, ground).Cores!.Cpus);

    /// <summary>Controls say nothing of memory that the arms themselves do not.</summary>
    private static IReadOnlyList<Arm> MemoryArms(PlanRequest request, IReadOnlyList<Arm> arms) =>
        [.. arms.Where(arm => request.MemoryOf?.Contains(arm.Id) ?? arm.Role is ArmRole.Measured or ArmRole.SamePath)];

    private static IReadOnlyList<int> ServerCoresOf(IReadOnlyList<Arm> arms, PlanGround ground)
    {
        var needed = ground.Workloads.Where(workload => workload.NeedsServer).Select(workload => workload.Id).ToHashSet();
        return arms.Any(arm => needed.Contains(arm.Workload)) ? Choose(arms.Max(arm => arm.Cores), ground).Spare.Cpus : [];
    }

    private static CoreChoice Choose(int count, PlanGround ground)
    {
        var choice = CoreSelection.Choose(ground.Topology, ground.Limits, count);
        return choice.Refusal is { } refusal ? throw new PlanException(refusal) : choice;
    }

    /// <summary>
    /// As many iterations as fit the time a launch should take; a budget takes iterations away, then blocks, but never the controls, the fresh
    /// launches or the shuffled order. Where even then the fewest blocks fill it, a pilot would cost time and could grant no iteration more.
    /// </summary>
    private static (Sampling Sampling, double EstimateSeconds) Sample(PlanRequest request, IReadOnlyList<Arm> arms, PlanGround ground)
    {
        var profile = request.Profile;
        var overhead = PlanEstimate.OverheadSeconds(arms, ground, Profile.WarmupSeconds, profile.IterationSeconds);
        var computing = Warmup.SecondsAfterCold(Profile.WarmupSeconds, Language.CSharp, WorkloadKind.Cpu, ArmRole.Measured, profile.IterationSeconds);
        var budget = (request.Budget ?? profile.Budget).TotalSeconds;
        var dotNetMost = (int)Math.Ceiling(
            profile.DotNetTimedRatio * PlanEstimate.DotNetOverheadSeconds(computing) / PlanEstimate.ExpectedIteration(profile.IterationSeconds));

        int OnDotNet(int warm) => Math.Clamp(dotNetMost, warm, MostIterations);
        double BlockSeconds(int warm) => overhead + PlanEstimate.TimedSeconds(arms, ground, profile.IterationSeconds, warm, OnDotNet(warm));
        double WithPilot(int warm, int blocks, int pilotBlocks) =>
            (blocks * BlockSeconds(warm))
            + (pilotBlocks * PlanEstimate.PilotSeconds(arms, ground, profile.IterationSeconds, warm, OnDotNet(warm)))
            + PlanEstimate.OverheadSeconds(MemoryArms(request, arms), ground, warmupSeconds: 0, coldSeconds: 0);
        int PilotBlocksOf(int blocks) => blocks > profile.PilotBlocks ? profile.PilotBlocks : 0;
        double RunSeconds(int warm, int blocks) => WithPilot(warm, blocks, PilotBlocksOf(blocks));
        var iterations = Math.Clamp(
            (int)Math.Round(profile.LaunchSeconds / PlanEstimate.ExpectedIteration(profile.IterationSeconds) / 2) - 1, 1, MostIterations);
        while (iterations > 1 && RunSeconds(iterations, profile.MinimumBlocks) > budget)
        {
            iterations--;
        }

        while (dotNetMost > 1 && RunSeconds(iterations, profile.MinimumBlocks) > budget)
        {
            dotNetMost--;
        }

        var fitting = (int)(budget / BlockSeconds(iterations));
        var minimum = request.Budget is null ? profile.MinimumBlocks : Math.Clamp(fitting, 1, profile.MinimumBlocks);
        var pilotBlocks = RunSeconds(iterations, minimum) > budget ? 0 : PilotBlocksOf(minimum);
        var sampling = new Sampling(
            minimum, profile.MaximumBlocks, pilotBlocks, iterations, OnDotNet(iterations), profile.IterationSeconds,
            PlanEstimate.IoIterationSeconds, Profile.WarmupSeconds,
            profile.TargetHalfWidth, budget);
        return (sampling, WithPilot(iterations, minimum, pilotBlocks));
    }
}
