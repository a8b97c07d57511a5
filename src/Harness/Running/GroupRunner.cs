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
        List<GroupWorker> workers = [];
        var started = tools.Clock.GetTimestamp();
        try
        {
            var members = shuffler.Of(0).Select((index, order) => new WorkerStart(plan.Members[index], order)).ToList();
            if (plan.SideBySide)
            {
                await StartSideBySideAsync(plan, members, workers, cancellation).ConfigureAwait(false);
            }
            else
            {
                await StartInTurnAsync(plan, members, workers, cancellation).ConfigureAwait(false);
            }

            workers.Sort((one, other) => one.Order.CompareTo(other.Order));
            return await MeasureAsync(plan, workers, shuffler, started, cancellation).ConfigureAwait(false);
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.Session.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>One after another on an otherwise idle machine, so that start-up and first use can be compared; then all warm up.</summary>
    private async Task StartInTurnAsync(
        GroupPlan plan, IReadOnlyList<WorkerStart> members, List<GroupWorker> workers, CancellationToken cancellation)
    {
        foreach (var one in members)
        {
            await FirstUseAsync(Start(plan, one, workers, cancellation)).ConfigureAwait(false);
        }

        await Task.WhenAll(workers.Select(WarmUpAsync)).ConfigureAwait(false);
    }

    /// <summary>Those that warm up first: while they pause for their compiler, the others start.</summary>
    private async Task StartSideBySideAsync(
        GroupPlan plan, IReadOnlyList<WorkerStart> members, List<GroupWorker> workers, CancellationToken cancellation)
    {
        var slow = members.Where(one => one.Member.WarmupSeconds > 0).Select(one => Start(plan, one, workers, cancellation)).ToList();
        await Task.WhenAll(slow.Select(FirstUseAsync)).ConfigureAwait(false);
        var warm = Task.WhenAll(slow.Select(WarmUpAsync));
        try
        {
            var others = members.Where(one => one.Member.WarmupSeconds <= 0)
                .Select(one => Start(plan, one, workers, cancellation)).ToList();
            await Task.WhenAll(others.Select(FirstUseAsync)).ConfigureAwait(false);
        }
        finally
        {
            await warm.ConfigureAwait(false);
        }
    }

    private GroupWorker Start(GroupPlan plan, WorkerStart one, List<GroupWorker> workers, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (member, order) = one;
        var worker = new GroupWorker(plan.LaunchId(order), one, tools.Clock.GetUtcNow(), requests.Start(plan, member, order, cancellation));
        workers.Add(worker);
        return worker;
    }

    private async Task<(IReadOnlyList<Launch> Launches, GroupEnd End)> MeasureAsync(
        GroupPlan plan, List<GroupWorker> workers, RoundShuffler shuffler, long started, CancellationToken cancellation)
    {
        workers.ForEach(worker => worker.Session.BeginWaiting());

        var roundsBegan = tools.Clock.GetTimestamp();
        var before = tools.Noise.Read([.. plan.Cores]);
        var (rounds, setAside) = await RunRoundsAsync(plan, workers, shuffler, cancellation).ConfigureAwait(false);
        var noise = tools.Noise.Read([.. plan.Cores]).Since(before);
        var (startSeconds, roundsSeconds) = (
            tools.Clock.GetElapsedTime(started, roundsBegan).TotalSeconds, tools.Clock.GetElapsedTime(roundsBegan).TotalSeconds);

        if (plan.SideBySide)
        {
            await Task.WhenAll(workers.Select(worker => worker.EndAsync())).ConfigureAwait(false);
        }

        List<Launch> launches = [];
        foreach (var worker in workers)
        {
            var report = await worker.EndAsync().ConfigureAwait(false);
            var launch = LaunchJudge.Judge(
                plan, worker, report, [.. setAside.Select(round => round.Round)], tools.ExecutableSha256(worker.Member.Resolved));
            tell(new LaunchEnded(launch));
            launches.Add(launch);
        }

        var reason = launches.FirstOrDefault(launch => launch.Faults.Count > 0) is { } spoiled ? $"{spoiled.Arm}: {spoiled.Faults[0]}"
            : rounds - setAside.Count < LeastRoundsShare * plan.Rounds
                ? setAside.Select(round => round.Reason).FirstOrDefault() ?? "None of its workers was well."
            : null;
        return (launches, new GroupEnd(
            plan.Block, plan.Group, plan.Attempt, reason is null, reason, rounds, setAside, noise, startSeconds, roundsSeconds));
    }

    /// <summary>Rounds until enough count, no worker is well any more, or as many were run as may be.</summary>
    private async Task<(int Rounds, IReadOnlyList<SetAsideRound> SetAside)> RunRoundsAsync(
        GroupPlan plan, List<GroupWorker> workers, RoundShuffler shuffler, CancellationToken cancellation)
    {
        List<SetAsideRound> setAside = [];
        var round = 0;
        while (round - setAside.Count < plan.Rounds && round < plan.MostRounds && workers.Exists(worker => worker.IsWell))
        {
            round++;
            List<(GroupMember Member, IterationSample Slice)> slices = [];
            var before = tools.Noise.Read([.. plan.Cores]);
            foreach (var worker in shuffler.Of(round).Select(index => workers[index]).Where(worker => worker.IsWell))
            {
                cancellation.ThrowIfCancellationRequested();
                if (await RunSliceAsync(worker).ConfigureAwait(false) is { } slice)
                {
                    slices.Add((worker.Member, slice));
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

    private static async Task FirstUseAsync(GroupWorker worker)
    {
        worker.IsWell = await worker.Session.ReadyAsync().ConfigureAwait(false);
        if (worker.IsWell)
        {
            await RunSliceAsync(worker).ConfigureAwait(false);
        }
    }

    private static async Task WarmUpAsync(GroupWorker worker)
    {
        if (worker.IsWell && worker.Member.WarmupSeconds > 0)
        {
            worker.IsWell = await worker.Session.WarmUpAsync(worker.Member.Tasks, worker.Member.WarmupSeconds).ConfigureAwait(false);
        }
    }

    private static async Task<IterationSample?> RunSliceAsync(GroupWorker worker)
    {
        var sample = await worker.Session.RunSliceAsync(worker.Member.Tasks).ConfigureAwait(false);
        worker.IsWell = sample is not null;
        return sample is null ? null : IterationSample.Of(sample);
    }
}

/// <summary>A worker of a group that is to be started.</summary>
/// <param name="Order">
/// Its place in the shuffled order of the start; where workers start side by side, those that warm up go first all the same.
/// </param>
internal sealed record WorkerStart(GroupMember Member, int Order);

/// <summary>A worker of a group with its session.</summary>
internal sealed record GroupWorker(string Id, WorkerStart Start, DateTimeOffset Started, IWorkerSession Session)
{
    private Task<WorkerReport>? _end;

    public GroupMember Member => Start.Member;

    /// <summary>Its place in the order in which they were started.</summary>
    public int Order => Start.Order;

    /// <summary>Whether its worker still answers.</summary>
    public bool IsWell { get; set; } = true;

    /// <summary>Lets the worker go, once.</summary>
    public Task<WorkerReport> EndAsync() => _end ??= Session.EndAsync();
}

/// <summary>
/// The orders of a group: of its start (round 0) and of each round. They follow from seed, block, group, attempt and round alone.
/// </summary>
internal sealed class RoundShuffler(GroupPlan plan)
{
    private const int MostGroups = 1 << 12;
    private const int MostAttempts = 1 << 8;
    private const int MostRounds = 1 << 20;

    /// <returns>The places of the members, in the order of this round.</returns>
    public int[] Of(int round) => new BlockShuffler(plan.Seed).Order(
        (((((long)plan.Block * MostGroups) + plan.Group) * MostAttempts) + plan.Attempt) * MostRounds + round, plan.Members.Count);
}
