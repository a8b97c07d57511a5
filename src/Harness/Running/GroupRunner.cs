using GilBench.Model;
using GilBench.Statistics.Sampling;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// Measures one group of one block: starts a worker for each member, lets each run its cold slice and warm up, then round after round one
/// slice of each in a shuffled order, never two at once, and lets them go.
/// </summary>
internal sealed class GroupRunner(RunTools tools, LaunchRequests requests, Action<RunEvent> tell)
{
    /// <summary>A group with fewer rounds that count than this share of those asked for is spoiled.</summary>
    private const double LeastRoundsShare = 0.5;

    /// <returns>The launches, in the order in which they were started, and how it ended.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no worker is alive by then, and nothing of the group counts.</exception>
    public async Task<(IReadOnlyList<Launch> Launches, GroupEnd End)> RunAsync(GroupPlan plan, CancellationToken cancellation)
    {
        var shuffler = new RoundShuffler(plan);
        List<Lane> lanes = [];
        var started = tools.Clock.GetTimestamp();
        try
        {
            foreach (var (member, order) in shuffler.Of(0).Select((index, order) => (plan.Members[index], order)))
            {
                cancellation.ThrowIfCancellationRequested();
                var lane = new Lane(plan.LaunchId(order), order, member, tools.Clock.GetUtcNow(), requests.Start(plan, member, order, cancellation));
                lanes.Add(lane);
                if (!plan.SideBySide)
                {
                    await FirstUseAsync(lane).ConfigureAwait(false);
                }
            }

            return await MeasureAsync(plan, lanes, shuffler, started, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var lane in lanes)
            {
                await lane.Session.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<(IReadOnlyList<Launch> Launches, GroupEnd End)> MeasureAsync(
        GroupPlan plan, List<Lane> lanes, RoundShuffler shuffler, long started, CancellationToken cancellation)
    {
        if (plan.SideBySide)
        {
            await Task.WhenAll(lanes.Select(FirstUseAsync)).ConfigureAwait(false);
        }

        await Task.WhenAll(lanes.Where(lane => lane.IsWell && lane.Member.WarmupSeconds > 0).Select(WarmUpAsync)).ConfigureAwait(false);
        lanes.ForEach(lane => lane.Session.BeginWaiting());

        var roundsBegan = tools.Clock.GetTimestamp();
        var before = tools.Noise.Read([.. plan.Cores]);
        var (rounds, setAside) = await RunRoundsAsync(plan, lanes, shuffler, cancellation).ConfigureAwait(false);
        var noise = tools.Noise.Read([.. plan.Cores]).Since(before);
        var (startSeconds, roundsSeconds) = (
            tools.Clock.GetElapsedTime(started, roundsBegan).TotalSeconds, tools.Clock.GetElapsedTime(roundsBegan).TotalSeconds);

        List<Launch> launches = [];
        var ended = plan.SideBySide ? await Task.WhenAll(lanes.Select(lane => lane.Session.EndAsync())).ConfigureAwait(false) : null;
        foreach (var (index, lane) in lanes.Index())
        {
            var report = ended?[index] ?? await lane.Session.EndAsync().ConfigureAwait(false);
            var launch = LaunchJudge.Judge(plan, lane, report, [.. setAside.Select(round => round.Round)], tools.ExecutableSha256(lane.Member.Setting.Runtime));
            tell(new LaunchEnded(launch));
            launches.Add(launch);
        }

        var reason = launches.FirstOrDefault(launch => launch.Faults.Count > 0) is { } spoiled ? $"{spoiled.Arm}: {spoiled.Faults[0]}"
            : rounds - setAside.Count < LeastRoundsShare * plan.Rounds ? setAside.Select(round => round.Reason).FirstOrDefault() ?? "None of its workers was well."
            : null;
        return (launches, new GroupEnd(
            plan.Block, plan.Group, plan.Attempt, reason is null, reason, rounds, setAside, noise, startSeconds, roundsSeconds));
    }

    /// <summary>Rounds until enough count, no worker is well any more, or as many were run as may be.</summary>
    private async Task<(int Rounds, IReadOnlyList<SetAsideRound> SetAside)> RunRoundsAsync(
        GroupPlan plan, List<Lane> lanes, RoundShuffler shuffler, CancellationToken cancellation)
    {
        List<SetAsideRound> setAside = [];
        var round = 0;
        while (round - setAside.Count < plan.Rounds && round < plan.MostRounds && lanes.Exists(lane => lane.IsWell))
        {
            round++;
            List<(GroupMember Member, IterationSample Slice)> slices = [];
            var before = tools.Noise.Read([.. plan.Cores]);
            foreach (var lane in shuffler.Of(round).Select(index => lanes[index]).Where(lane => lane.IsWell))
            {
                cancellation.ThrowIfCancellationRequested();
                if (await RunSliceAsync(lane).ConfigureAwait(false) is { } slice)
                {
                    slices.Add((lane.Member, slice));
                }
            }

            var noise = tools.Noise.Read([.. plan.Cores]).Since(before);
            if (RoundRules.Fault(slices, plan.Cores.Count, noise) is { } reason)
            {
                setAside.Add(new SetAsideRound(round, reason));
            }

            tell(new RoundEnded(round, plan.Rounds));
        }

        return (round, setAside);
    }

    private static async Task FirstUseAsync(Lane lane)
    {
        lane.IsWell = await lane.Session.ReadyAsync().ConfigureAwait(false);
        if (lane.IsWell)
        {
            await RunSliceAsync(lane).ConfigureAwait(false);
        }
    }

    private static async Task WarmUpAsync(Lane lane) =>
        lane.IsWell = await lane.Session.WarmUpAsync(lane.Member.Tasks, lane.Member.WarmupSeconds).ConfigureAwait(false);

    private static async Task<IterationSample?> RunSliceAsync(Lane lane)
    {
        var sample = await lane.Session.RunSliceAsync(lane.Member.Tasks).ConfigureAwait(false);
        lane.IsWell = sample is not null;
        return sample is null ? null : IterationSample.Of(sample);
    }
}

/// <summary>A member of a group with its worker.</summary>
/// <param name="Order">Its place in the order in which they were started.</param>
internal sealed record Lane(string Id, int Order, GroupMember Member, DateTimeOffset Started, IWorkerSession Session)
{
    /// <summary>Whether its worker still answers.</summary>
    public bool IsWell { get; set; } = true;
}

/// <summary>The orders of a group: of its start (round 0) and of each round. They follow from seed, block, group, attempt and round alone.</summary>
internal sealed class RoundShuffler(GroupPlan plan)
{
    private const int MostGroups = 1 << 12;
    private const int MostAttempts = 1 << 8;
    private const int MostRounds = 1 << 20;

    /// <returns>The places of the members, in the order of this round.</returns>
    public int[] Of(int round) => new BlockShuffler(plan.Seed).Order(
        (((((long)plan.Block * MostGroups) + plan.Group) * MostAttempts) + plan.Attempt) * MostRounds + round, plan.Members.Count);
}
