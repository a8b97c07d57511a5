using GilBench.Model;
using GilBench.Planning;
using GilBench.Statistics.Sampling;
using GilBench.Tests.Running;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Regression;

/// <summary>Comparisons made up from a seed: how much slower each head is, and how much blocks and launches vary.</summary>
internal sealed record SyntheticComparison
{
    private const double UnitSeconds = 0.02;

    public int Blocks { get; init; } = 12;

    public int Rounds { get; init; } = 8;

    /// <summary>Standard deviation of a launch's level, as a share.</summary>
    public double LaunchNoise { get; init; } = 0.005;

    /// <summary>Workload → the same of it alone.</summary>
    public IReadOnlyDictionary<string, double> Noise { get; init; } = new Dictionary<string, double>();

    /// <summary>Workload → head ÷ base of its times; of those not named 1.</summary>
    public IReadOnlyDictionary<string, double> SlowDowns { get; init; } = new Dictionary<string, double>();

    /// <summary>Workload → head ÷ base of its peak memory.</summary>
    public IReadOnlyDictionary<string, double> MoreMemory { get; init; } = new Dictionary<string, double>();

    /// <summary>The same for the base's second launch, which should be 1.</summary>
    public double BaseAgain { get; init; } = 1;

    public IReadOnlyList<string> Workloads { get; init; } = ["one", "two", "three", "four"];

    public ulong Seed { get; init; } = 1;

    public static PlanningContext Context(IReadOnlyList<string> workloads) => SmallRun.Context() with
    {
        Workloads = [.. workloads.SelectMany(id => new[] { false, true }.Select(isHead => ComparisonPlanner.OnSide(Own(id), isHead)))],
    };

    public static PlanRequest Request() => SmallRun.Request(2) with
    {
        Profile = Profiles.ForComparison(TimeSpan.FromMinutes(3)),
        Selection = new Selection { Models = ["threads"], Runtimes = ["cpython-3.13"] },
        Code =
        [
            new CodeRequest
            {
                Id = "one",
                Function = "app.py:one",
                Folder = "/work/app",
                ParameterSets = [new ParameterSet(ParameterSetNames.Calibrated, SmallArguments.Of("n", 10), null, null, null)],
            },
        ],
    };

    public Run Make()
    {
        var context = Context(Workloads);
        var (plan, arms) = ComparisonPlanner.OfRevisions(Request(), context);
        var header = SmallRun.Header(plan, context) with
        {
            Comparison = new RunComparison(
                ComparisonKind.Revisions, new ComparisonSide("main", "3d752ce0000"), new ComparisonSide("work tree", null), arms, []),
        };
        var random = SplitMix64.For(Seed, 7);
        var byId = plan.Arms.ToDictionary(arm => arm.Id);
        var launches =
            from block in Enumerable.Range(1, Blocks)
            from place in Enumerable.Range(0, plan.Groups.Count)
            from index in Enumerable.Range(0, plan.Groups[place].Arms.Count)
            select Launch(byId[plan.Groups[place].Arms[index]], block, place, index, random);
        return new Run(
            header, [], [], null, [.. launches],
            [.. Enumerable.Range(1, Blocks).Select(block => new BlockEnd(block, 1, Valid: true, null))],
            new RunEnd(RunEndReason.Budget, 10, 20))
        {
            Groups =
            [
                .. from block in Enumerable.Range(1, Blocks)
                   from place in Enumerable.Range(0, plan.Groups.Count)
                   select SmallRun.GroupEnd(block, place, Rounds),
            ],
        };
    }

    private Launch Launch(Arm arm, int block, int group, int order, SplitMix64 random)
    {
        var workload = arm.Workload.Split('.')[0];
        var isHead = arm.Workload.EndsWith(".head", StringComparison.Ordinal);
        var factor = isHead ? SlowDowns.GetValueOrDefault(workload, 1) : arm.Role == ArmRole.AaControl ? BaseAgain : 1;
        var level = UnitSeconds * factor * Math.Exp(Noise.GetValueOrDefault(workload, LaunchNoise) * SyntheticRun.Normal(random));
        var rounds = Enumerable.Range(1, Rounds).Select(_ => level * Math.Exp(0.002 * SyntheticRun.Normal(random)));
        return SmallRun.Launch(arm, block, group, rounds, order: order) with
        {
            PeakRssBytes = (long)(20e6 * (isHead ? MoreMemory.GetValueOrDefault(workload, 1) : 1)),
        };
    }

    private static WorkloadRow Own(string id) => SmallRun.Compute(id) with
    {
        Code = new UserCode($"app.py:{id}", null, null, "/work/app"),
    };
}
