using GilBench.Model;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>
/// Measures one group of one block, whose workers stand ready: round after round one slice of each in a shuffled order, never two at once;
/// then lets them go.
/// </summary>
internal sealed class GroupRunner(RunTools tools, Action<RunEvent> tell)
{
    /// <summary>A group with fewer rounds that count than this share of those asked for is spoiled.</summary>
    private const double LeastRoundsShare = 0.5;

    /// <returns>The launches, in the order in which they were started, and how it ended.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of the group counts.</exception>
    public async Task<(IReadOnlyList<Launch> Launches, GroupEnd End)> MeasureAsync(ReadyGroup group, CancellationToken cancellation)
    {
        var (plan, workers) = (group.Plan, group.Workers);
        var roundsBegan = tools.Clock.GetTimestamp();
        var before = tools.Noise.Read([.. plan.Cores]);
        var (rounds, setAside) = await RunRoundsAsync(group, workers, cancellation).ConfigureAwait(false);
        var noise = tools.Noise.Read([.. plan.Cores]).Since(before);
        var roundsSeconds = tools.Clock.GetElapsedTime(roundsBegan).TotalSeconds;

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
            plan.Block, plan.Group, plan.Attempt, reason is null, reason, rounds, setAside, noise, group.StartSeconds, roundsSeconds));
    }

    /// <summary>Rounds until enough count, no worker is well any more, or as many were run as may be.</summary>
    private async Task<(int Rounds, IReadOnlyList<SetAsideRound> SetAside)> RunRoundsAsync(
        ReadyGroup group, IReadOnlyList<GroupWorker> workers, CancellationToken cancellation)
    {
        var plan = group.Plan;
        List<SetAsideRound> setAside = [];
        var round = 0;
        while (round - setAside.Count < plan.Rounds && round < plan.MostRounds && workers.Any(worker => worker.IsWell))
        {
            round++;
            List<(GroupMember Member, IterationSample Slice)> slices = [];
            var before = tools.Noise.Read([.. plan.Cores]);
            foreach (var worker in group.Shuffler.Of(round).Select(index => workers[index]).Where(worker => worker.IsWell))
            {
                cancellation.ThrowIfCancellationRequested();
                if (await worker.RunSliceAsync().ConfigureAwait(false) is { } slice)
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
}

/// <summary>A worker of a group with its session.</summary>
internal sealed record GroupWorker(string Id, WorkerStart Start, DateTimeOffset Started, IWorkerSession Session)
{
    private Task<WorkerReport>? _end;

    public GroupMember Member => Start.Member;

    /// <summary>Its place in the order in which they were started.</summary>
    public int Order => Start.Order;

    /// <summary>Whether its worker still answers.</summary>
    public bool IsWell { get; set; } = true;

    /// <summary>Runs the first slice.</summary>
    /// <returns>Null where the worker did not answer, and is not well any more.</returns>
    public Task<IterationSample?> RunFirstSliceAsync() => RunAsync(Member.FirstTasks);

    /// <summary>Runs one slice of a round.</summary>
    /// <returns>Null where the worker did not answer, and is not well any more.</returns>
    public Task<IterationSample?> RunSliceAsync() => RunAsync(Member.Tasks);

    private async Task<IterationSample?> RunAsync(int tasks)
    {
        var sample = await Session.RunSliceAsync(tasks).ConfigureAwait(false);
        IsWell = sample is not null;
        return sample is null ? null : IterationSample.Of(sample);
    }

    /// <summary>Lets the worker go, once.</summary>
    public Task<WorkerReport> EndAsync() => _end ??= Session.EndAsync();
}
