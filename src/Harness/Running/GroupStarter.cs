namespace GilBench.Running;

/// <summary>
/// Starts the workers of groups, lets each run its cold slice and warm up, so that all stand ready. Those of several groups start together
/// where they start side by side: while one waits for its compiler, another one's start has the cores.
/// </summary>
internal sealed class GroupStarter(RunTools tools, LaunchRequests requests)
{
    /// <summary>Starts at once for each core: enough to keep it busy while one of them reads files.</summary>
    private const int StartsPerCore = 2;

    /// <summary>
    /// Warm-ups at once for each core. A worker waits for its compiler for 2 s a stage at most (<c>Settling</c> in bench/DotNet); of 12 at
    /// once on 2 cores none was seen to compile beside slices, and more were not tried.
    /// </summary>
    private const int WarmUpsPerCore = 6;

    /// <returns>The groups in the order given; whoever disposes of them lets no worker live on.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; no worker is alive by then.</exception>
    public async Task<ReadyGroups> StartAsync(IReadOnlyList<GroupPlan> plans, CancellationToken cancellation)
    {
        var started = tools.Clock.GetTimestamp();
        var groups = new ReadyGroups([.. plans.Select(plan => new ReadyGroup(plan))]);
        try
        {
            foreach (var inTurn in groups.All.Where(group => !group.Plan.SideBySide))
            {
                await StartInTurnAsync(inTurn, cancellation).ConfigureAwait(false);
            }

            await StartSideBySideAsync([.. groups.All.Where(group => group.Plan.SideBySide)], cancellation).ConfigureAwait(false);
        }
        catch
        {
            await groups.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        foreach (var worker in groups.All.SelectMany(group => group.Workers))
        {
            worker.Session.BeginWaiting();
        }

        groups.ShareOut(tools.Clock.GetElapsedTime(started).TotalSeconds);
        return groups;
    }

    /// <summary>One after another on an otherwise idle machine, so that start-up and first use can be compared; then all warm up.</summary>
    private async Task StartInTurnAsync(ReadyGroup group, CancellationToken cancellation)
    {
        foreach (var one in group.Starts)
        {
            await FirstUseAsync(Start(group, one, cancellation)).ConfigureAwait(false);
        }

        await Task.WhenAll(group.Workers.Select(WarmUpAsync)).ConfigureAwait(false);
    }

    /// <summary>Those that warm up first: while they pause for their compiler, the others start.</summary>
    private async Task StartSideBySideAsync(IReadOnlyList<ReadyGroup> groups, CancellationToken cancellation)
    {
        if (groups.Count == 0)
        {
            return;
        }

        // Groups on different cores take turns, so that no core waits for another one's starts.
        var starts = groups
            .SelectMany(group => group.Starts.Select(one => (Group: group, One: one)))
            .OrderBy(start => start.One.Order)
            .ToLookup(start => start.One.Member.WarmupSeconds > 0);
        var cores = groups.SelectMany(group => group.Plan.Cores).Distinct().Count();
        var firstUsed = new TaskCompletionSource();
        await Task.WhenAll(WarmedUpAsync(), OthersAsync()).ConfigureAwait(false);

        async Task WarmedUpAsync()
        {
            try
            {
                foreach (var together in starts[true].Chunk(WarmUpsPerCore * cores))
                {
                    var workers = together.Select(start => Start(start.Group, start.One, cancellation)).ToList();
                    await Task.WhenAll(workers.Select(FirstUseAsync)).ConfigureAwait(false);
                    firstUsed.TrySetResult();
                    await Task.WhenAll(workers.Select(WarmUpAsync)).ConfigureAwait(false);
                }
            }
            finally
            {
                firstUsed.TrySetResult();
            }
        }

        async Task OthersAsync()
        {
            await firstUsed.Task.ConfigureAwait(false);
            var options = new ParallelOptions { MaxDegreeOfParallelism = StartsPerCore * cores, CancellationToken = cancellation };
            await Parallel.ForEachAsync(
                starts[false], options,
                async (start, _) => await FirstUseAsync(Start(start.Group, start.One, cancellation)).ConfigureAwait(false))
                .ConfigureAwait(false);
        }
    }

    private GroupWorker Start(ReadyGroup group, WorkerStart one, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (member, order) = one;
        var session = requests.Start(group.Plan, member, order, cancellation);
        var worker = new GroupWorker(group.Plan.LaunchId(order), one, tools.Clock.GetUtcNow(), session);
        group.Add(worker);
        return worker;
    }

    private static async Task FirstUseAsync(GroupWorker worker)
    {
        worker.IsWell = await worker.Session.ReadyAsync().ConfigureAwait(false);
        if (worker.IsWell)
        {
            await worker.RunFirstSliceAsync().ConfigureAwait(false);
        }
    }

    private static async Task WarmUpAsync(GroupWorker worker)
    {
        if (worker.IsWell && worker.Member.WarmupSeconds > 0)
        {
            worker.IsWell = await worker.Session.WarmUpAsync(worker.Member.Tasks, worker.Member.WarmupSeconds).ConfigureAwait(false);
        }
    }
}

/// <summary>A worker of a group that is to be started.</summary>
/// <param name="Order">
/// Its place in the shuffled order of the start; where workers start side by side, those that warm up go first all the same.
/// </param>
internal sealed record WorkerStart(GroupMember Member, int Order);

/// <summary>Groups whose workers stand ready.</summary>
internal sealed class ReadyGroups(IReadOnlyList<ReadyGroup> all) : IAsyncDisposable
{
    public IReadOnlyList<ReadyGroup> All { get; } = all;

    /// <summary>Says what part of the time of their start each group has: by its launches.</summary>
    public void ShareOut(double seconds)
    {
        var launches = All.Sum(group => group.Plan.Members.Count);
        foreach (var group in All)
        {
            group.StartSeconds = seconds * group.Plan.Members.Count / launches;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in All.SelectMany(group => group.Workers))
        {
            await worker.Session.DisposeAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>A group whose workers are started.</summary>
internal sealed class ReadyGroup(GroupPlan plan)
{
    private readonly Lock _adding = new();
    private readonly List<GroupWorker> _workers = [];

    public GroupPlan Plan { get; } = plan;

    public RoundShuffler Shuffler { get; } = new(plan);

    /// <summary>In the order of their start.</summary>
    public IEnumerable<WorkerStart> Starts => Shuffler.Of(0).Select((index, order) => new WorkerStart(Plan.Members[index], order));

    /// <summary>Those that were started, in the order in which they were to be.</summary>
    public IReadOnlyList<GroupWorker> Workers
    {
        get
        {
            lock (_adding)
            {
                return [.. _workers.OrderBy(worker => worker.Order)];
            }
        }
    }

    /// <summary>What came before the rounds.</summary>
    public double StartSeconds { get; set; }

    public void Add(GroupWorker worker)
    {
        lock (_adding)
        {
            _workers.Add(worker);
        }
    }
}
