using System.Data.Common;

namespace GilBench.History;

/// <summary>A history in a database; what differs between databases is in <see cref="HistoryDatabase"/>.</summary>
internal sealed class SqlHistoryStore(HistoryDatabase database) : IHistoryStore
{
    /// <summary>
    /// Rows of one statement: a server is asked less often than by a row each; but SQLite looks each parameter up among all of its
    /// statement.
    /// </summary>
    private const int RowsAtOnce = 25;

    public string Place => database.Place;

    public bool Add(HistoryRun run) => database.Guarded(() =>
    {
        using var transaction = database.Begin();
        var machine = IdOf("""
            INSERT INTO machines (fingerprint, label) VALUES (@p0, @p1)
            ON CONFLICT (fingerprint) DO UPDATE SET label = excluded.label RETURNING id
            """, run.Fingerprint, run.Machine);
        if (database.Scalar("SELECT id FROM runs WHERE name = @p0 AND machine = @p1", run.Id, machine) is not null)
        {
            return false;
        }

        var arms = IdsOfArms([.. run.Arms.Select(arm => arm.Arm).Distinct()]);
        var stored = IdOf(
            """
            INSERT INTO runs (name, machine, revision, branch, created, version, arms)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6) RETURNING id
            """,
            run.Id, machine, run.Commit, run.Branch, StoredTime.Of(run.Created), run.GilbenchVersion, arms.Count);
        var metrics = run.Arms.Select(arm => (arm.Metric, arm.Unit)).Distinct().ToDictionary(metric => metric.Metric, metric => IdOf("""
            INSERT INTO metrics (name, unit) VALUES (@p0, @p1) ON CONFLICT (name) DO UPDATE SET unit = excluded.unit RETURNING id
            """, metric.Metric, metric.Unit));
        Insert(
            "INSERT INTO points (arm, run, metric, value, low, high, blocks, log_to_sentinel) VALUES",
            run.Arms.Select(arm => new object?[]
            {
                arms[arm.Arm], stored, metrics[arm.Metric], arm.Value, NoNumber.Or(arm.Low), NoNumber.Or(arm.High), arm.Blocks,
                NoNumber.Or(arm.LogToSentinel),
            }));
        transaction.Commit();
        return true;
    });

    public IReadOnlyList<StoredRun> Runs(RunFilter filter)
    {
        var (where, values) = Where(filter);
        return
        [
            .. database.Query(
                $"""
                SELECT {StoredRows.RunColumns} FROM runs r JOIN machines m ON m.id = r.machine {where}
                ORDER BY r.created DESC, r.id DESC {Limit(filter)}
                """, StoredRows.Run, values),
        ];
    }

    public IReadOnlyList<string> Arms(string fingerprint) =>
    [
        .. database.Query("""
            SELECT a.name FROM arms a WHERE EXISTS (
              SELECT 1 FROM points p JOIN runs r ON r.id = p.run JOIN machines m ON m.id = r.machine
              WHERE p.arm = a.id AND m.fingerprint = @p0)
            """, row => row.GetString(0), fingerprint).Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<HistoryPoint> Trend(string arm, string metric, RunFilter filter)
    {
        var (where, values) = Where(filter, ("a.name", arm), ("k.name", metric));
        return
        [
            .. database
                .Query($"{StoredRows.SelectPoints} {where} ORDER BY r.created DESC, r.id DESC {Limit(filter)}", StoredRows.Point, values)
                .Reverse(),
        ];
    }

    public IEnumerable<HistoryPoint> Points(RunFilter filter)
    {
        var (where, values) = Where(filter);
        return database.Query($"{StoredRows.SelectPoints} {where} ORDER BY p.arm, p.run, p.metric", StoredRows.Point, values);
    }

    public int Prune(PruneRule rule) => database.Guarded(() =>
    {
        const string tooMany = """
            SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY machine ORDER BY created DESC, id DESC) AS place FROM runs) AS placed
            WHERE place > @p0
            """;
        const string tooOld = "SELECT id FROM runs WHERE created < @p0";
        using var transaction = database.Begin();
        var gone = 0;
        (string, object?)[] rules = [(tooMany, rule.Keep), (tooOld, rule.Before is { } time ? StoredTime.Of(time) : null)];
        foreach (var (which, limit) in rules)
        {
            if (limit is not null)
            {
                database.Execute($"DELETE FROM points WHERE run IN ({which})", limit);
                gone += database.Execute($"DELETE FROM runs WHERE id IN ({which})", limit);
            }
        }

        database.Execute("DELETE FROM arms WHERE NOT EXISTS (SELECT 1 FROM points WHERE points.arm = arms.id)");
        database.Execute("DELETE FROM machines WHERE NOT EXISTS (SELECT 1 FROM runs WHERE runs.machine = machines.id)");
        transaction.Commit();
        return gone;
    });

    public void AddNoise(IReadOnlyList<NoiseSession> sessions) => database.Guarded(() =>
    {
        using var transaction = database.Begin();
        Insert(
            "INSERT INTO noise (run, kind, arm, fingerprint, log_ratio, blocks, created) VALUES",
            sessions.Select(session => new object?[]
            {
                session.Run, session.Kind, session.Arm, session.Fingerprint, session.LogRatio, session.Blocks,
                StoredTime.Of(session.Created),
            }),
            "ON CONFLICT DO NOTHING");
        transaction.Commit();
        return true;
    });

    public IReadOnlyList<NoiseSession> Noise(string fingerprint, string kind) => NoiseWhere("kind", fingerprint, kind);

    public IReadOnlyList<NoiseSession> NoiseOfArm(string fingerprint, string arm) => NoiseWhere("arm", fingerprint, arm);

    public void Dispose() => database.Dispose();

    private IReadOnlyList<NoiseSession> NoiseWhere(string column, string fingerprint, string value) =>
    [
        .. database.Query(
            $"""
            SELECT run, fingerprint, kind, log_ratio, blocks, created, arm FROM noise WHERE fingerprint = @p0 AND {column} = @p1
            ORDER BY created, run, arm
            """, StoredRows.Noise, fingerprint, value),
    ];

    private long IdOf(string insert, params IReadOnlyList<object?> values) => (long)database.Scalar(insert, values)!;

    private Dictionary<string, long> IdsOfArms(string[] names)
    {
        var ids = new Dictionary<string, long>();
        foreach (var some in names.Chunk(RowsAtOnce))
        {
            var places = string.Join(", ", some.Select((_, i) => FormattableString.Invariant($"@p{i}")));
            Read($"SELECT name, id FROM arms WHERE name IN ({places})", some);
            string[] missing = [.. some.Where(name => !ids.ContainsKey(name))];
            if (missing.Length > 0)
            {
                Read($"INSERT INTO arms (name) VALUES {Rows(missing.Length, 1)} RETURNING name, id", missing);
            }
        }

        return ids;

        void Read(string sql, string[] values)
        {
            foreach (var (name, id) in database.Query(sql, row => (row.GetString(0), row.GetInt64(1)), values))
            {
                ids[name] = id;
            }
        }
    }

    private void Insert(string into, IEnumerable<object?[]> rows, string otherwise = "")
    {
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            database.Execute($"{into} {Rows(some.Length, some[0].Length)} {otherwise}", [.. some.SelectMany(row => row)]);
        }
    }

    /// <summary>(@p0, @p1), (@p2, @p3) and so on.</summary>
    private static string Rows(int rows, int columns) => string.Join(", ", Enumerable.Range(0, rows).Select(row =>
        $"({string.Join(", ", Enumerable.Range(row * columns, columns).Select(i => FormattableString.Invariant($"@p{i}")))})"));

    private static string Limit(RunFilter filter) =>
        filter.Newest is { } newest ? FormattableString.Invariant($"LIMIT {newest}") : "";

    private static (string Sql, List<object?> Values) Where(RunFilter filter, params IEnumerable<(string Column, string? Value)> more)
    {
        IEnumerable<(string Column, string? Value)> all = [.. more, ("m.fingerprint", filter.Fingerprint), ("r.branch", filter.Branch)];
        var asked = all.Where(one => one.Value is not null).ToList();
        var conditions = asked.Select((one, i) => FormattableString.Invariant($"{one.Column} = @p{i}"));
        return (asked.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}", [.. asked.Select(one => one.Value)]);
    }
}

/// <summary>Reads rows of the queries.</summary>
internal static class StoredRows
{
    public const string RunColumns = "r.name, m.fingerprint, m.label, r.revision, r.branch, r.created, r.version, r.arms";

    public const string SelectPoints = $"""
        SELECT {RunColumns}, a.name, k.name, k.unit, p.value, p.low, p.high, p.blocks, p.log_to_sentinel
        FROM points p JOIN runs r ON r.id = p.run JOIN machines m ON m.id = r.machine JOIN arms a ON a.id = p.arm
          JOIN metrics k ON k.id = p.metric
        """;

    public static StoredRun Run(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        Fingerprint = row.GetString(1),
        Machine = row.GetString(2),
        Commit = Text(row, 3),
        Branch = Text(row, 4),
        Created = StoredTime.From(row.GetInt64(5)),
        GilbenchVersion = row.GetString(6),
        Arms = row.GetInt32(7),
    };

    public static HistoryPoint Point(DbDataReader row) => new(Run(row), new HistoryArm
    {
        Arm = row.GetString(8),
        Metric = row.GetString(9),
        Unit = row.GetString(10),
        Value = row.GetDouble(11),
        Low = Number(row, 12),
        High = Number(row, 13),
        Blocks = row.GetInt32(14),
        LogToSentinel = Number(row, 15),
    });

    public static NoiseSession Noise(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.GetInt32(4), StoredTime.From(row.GetInt64(5)))
    {
        Arm = row.GetString(6),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static double? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}

/// <summary>Times as microseconds since 1970, UTC.</summary>
internal static class StoredTime
{
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset From(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
