using GilBench.Model;

namespace GilBench.Planning;

/// <summary>Catalogue, machine and wishes to a plan. Pure.</summary>
internal static class Planner
{
    private const int MostIterations = 10;

    /// <summary>Timed part of the shortest launch on .NET over what it costs beside; those on fewer cores take longer.</summary>
    private const double DotNetTimedShare = 1;

    /// <exception cref="PlanException">What was asked for cannot be had; says why.</exception>
    public static Plan Make(PlanRequest request, PlanGround ground)
    {
        var (measured, omitted) = ArmList.Build(request, ground);
        IReadOnlyList<Arm> arms = [.. measured, .. ControlArms.For(measured, ground)];
        var coreSets = CoreSetsOf(arms, ground);
        var (sampling, estimate) = Sample(request, arms, ground);
        return new Plan(
            request.Profile.Name, request.Seed, sampling, arms, omitted, coreSets, ServerCoresOf(arms, ground), estimate);
    }

    private static Dictionary<int, IReadOnlyList<int>> CoreSetsOf(IReadOnlyList<Arm> arms, PlanGround ground) =>
        arms.Select(arm => arm.Cores).Distinct().Order().ToDictionary(count => count, count => Choose(count, ground).Cores!.Cpus);

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
    /// launches or the shuffled order.
    /// </summary>
    private static (Sampling Sampling, double EstimateSeconds) Sample(PlanRequest request, IReadOnlyList<Arm> arms, PlanGround ground)
    {
        var profile = request.Profile;
        var overhead = PlanEstimate.OverheadSeconds(arms, ground, profile.WarmupSeconds);
        var budget = (request.Budget ?? profile.Budget).TotalSeconds;
        var dotNetMost = (int)Math.Ceiling(
            DotNetTimedShare * PlanEstimate.DotNetOverheadSeconds(profile.WarmupSeconds) / PlanEstimate.ExpectedIteration(profile.IterationSeconds));

        int OnDotNet(int warm) => Math.Clamp(dotNetMost, warm, MostIterations);
        double BlockSeconds(int warm) => overhead + PlanEstimate.TimedSeconds(arms, ground, profile.IterationSeconds, warm, OnDotNet(warm));
        var iterations = Math.Clamp(
            (int)Math.Round(profile.LaunchSeconds / PlanEstimate.ExpectedIteration(profile.IterationSeconds) / 2) - 1, 1, MostIterations);
        while (iterations > 1 && BlockSeconds(iterations) * profile.MinimumBlocks > budget)
        {
            iterations--;
        }

        var fitting = (int)(budget / BlockSeconds(iterations));
        var minimum = request.Budget is null ? profile.MinimumBlocks : Math.Clamp(fitting, 1, profile.MinimumBlocks);
        var sampling = new Sampling(
            minimum, profile.MaximumBlocks, iterations, OnDotNet(iterations), profile.IterationSeconds,
            PlanEstimate.IoIterationSeconds, profile.WarmupSeconds,
            profile.TargetHalfWidth, budget);
        return (sampling, BlockSeconds(iterations) * minimum);
    }
}
