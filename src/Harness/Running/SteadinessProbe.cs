using GilBench.Analysis;
using GilBench.Workers;

namespace GilBench.Running;

/// <summary>Looks for some seconds how steadily cores run, by the native control on one after another.</summary>
/// <param name="start">Starts the native control on a core.</param>
internal sealed class SteadinessProbe(Func<int, CancellationToken, IWorkerSession> start, TimeProvider clock)
{
    /// <summary>Cores that are looked at; on a wide machine a few say what its neighbours are like.</summary>
    public const int MostCores = 8;

    private const double SliceSeconds = 0.02;
    private const int MostTasks = 1 << 20;

    /// <returns>One for each core whose worker answered.</returns>
    public async Task<IReadOnlyList<CoreSteadiness>> RunAsync(IReadOnlyList<int> cores, TimeSpan time, CancellationToken cancellation)
    {
        List<(int Core, IWorkerSession Session, int Tasks, List<double> Seconds)> watched = [];
        try
        {
            foreach (var core in cores.Take(MostCores))
            {
                var session = start(core, cancellation);
                if (await session.ReadyAsync().ConfigureAwait(false)
                    && await TasksForASliceAsync(session).ConfigureAwait(false) is { } tasks)
                {
                    watched.Add((core, session, tasks, []));
                }
                else
                {
                    await session.DisposeAsync().ConfigureAwait(false);
                }
            }

            var begun = clock.GetTimestamp();
            while (watched.Count > 0 && clock.GetElapsedTime(begun) < time)
            {
                foreach (var (_, session, tasks, seconds) in watched)
                {
                    if (await session.RunSliceAsync(tasks).ConfigureAwait(false) is { } sample)
                    {
                        seconds.Add(sample.WallSeconds);
                    }
                }
            }

            return [.. watched.Select(one => CoreSteadiness.Of(one.Core, one.Seconds)).OfType<CoreSteadiness>()];
        }
        finally
        {
            foreach (var (_, session, _, _) in watched)
            {
                await session.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<int?> TasksForASliceAsync(IWorkerSession session)
    {
        for (var tasks = 1; tasks <= MostTasks; tasks *= 2)
        {
            if (await session.RunSliceAsync(tasks).ConfigureAwait(false) is not { } sample)
            {
                return null;
            }

            if (sample.WallSeconds >= SliceSeconds)
            {
                return tasks;
            }
        }

        return MostTasks;
    }
}
