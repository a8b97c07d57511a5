using System.Diagnostics;
using System.Globalization;
using GilBench.History;
using GilBench.Reporting.Charts;
using GilBench.Reporting.Drawing;

namespace GilBench.Tests.History;

/// <summary>What a history of 10 000 runs of 200 arms costs: measured and printed where it is asked for, never asserted.</summary>
internal static class HistorySize
{
    private const int Runs = 10_000;
    private const int Arms = 200;
    private const int Added = 20;
    private const string Arm = "work:threads@cpython-3.13:77x77";

    /// <summary>As a file, by which the whole command is timed.</summary>
    public static void Write(string path)
    {
        using (var store = HistoryStores.Open(path))
        {
            store.Add(Run(0));
        }

        using var database = new SqliteDatabase(path);
        database.Open(create: false);
        Fill(database);
    }

    /// <summary>Fills the history in statements of its own, because adding each run would take minutes.</summary>
    public static void Fill(HistoryDatabase database)
    {
        using var transaction = database.Begin();
        database.Execute(
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @p0)
            INSERT INTO runs (name, machine, revision, branch, created, version, arms)
            SELECT 'filled-' || i, machines.id, 'commit' || i, 'main', @p1 + i * 3600000000, '0.1.0', @p2 FROM n, machines
            """, Runs - 1, StoredTime.Of(SyntheticHistory.Begin), Arms);
        const string noise = "0.02 * ((runs.id * 7919 + arms.id * 104729 + metrics.id * 31) % 1009) / 1009.0";
        const string step = "CASE WHEN runs.id > 7000 THEN 0.08 ELSE 0.0 END";
        database.Execute($"""
            INSERT INTO points (arm, run, metric, value, low, high, blocks, log_to_sentinel)
            SELECT arms.id, runs.id, metrics.id, 0.005 * (1 + {noise} + {step}), 0.0049, 0.0056, 8, 4 + {noise} + {step}
            FROM arms, runs, metrics WHERE runs.name LIKE 'filled-%' ORDER BY arms.id, runs.id, metrics.id
            """);
        transaction.Commit();
    }

    /// <summary>One run, by which arms and metrics are known: four metrics.</summary>
    public static HistoryRun Run(int number)
    {
        var run = SyntheticHistory.Run(number, arms: Arms);
        return run with { Arms = [.. run.Arms, .. run.Arms.Select(arm => arm with { Metric = $"{arm.Metric} at first" })] };
    }

    /// <param name="open">Opens the history.</param>
    public static IEnumerable<string> Measure(Func<IHistoryStore> open)
    {
        var adds = Enumerable.Range(Runs, Added).Select(number => Timed(() =>
        {
            using var store = open();
            store.Add(Run(number));
        })).Order().ToList();
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"open, add, close: median {adds[Added / 2].TotalMilliseconds:0} ms, most {adds[^1].TotalMilliseconds:0} ms");
        for (var i = 0; i < 3; i++)
        {
            IReadOnlyList<HistoryPoint> points = [];
            Trend? trend = null;
            var read = Timed(() =>
            {
                using var store = open();
                points = store.Trend(Arm, "time per unit", new RunFilter { Fingerprint = SyntheticHistory.Machine });
            });
            var found = Timed(() => trend = Trend.Of(points, []));
            var drawn = Timed(() => ChartDrawing.Draw(TrendCharts.Of(trend!)));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"trend of {points.Count} runs: read {read.TotalMilliseconds:0} ms, {trend!.Changes.Count} change found in "
                    + $"{found.TotalMilliseconds:0} ms, drawn in {drawn.TotalMilliseconds:0} ms");
        }
    }

    private static TimeSpan Timed(Action step)
    {
        var begun = Stopwatch.GetTimestamp();
        step();
        return Stopwatch.GetElapsedTime(begun);
    }
}
