using System.Globalization;

namespace GilBench.History;

/// <summary>
/// The tables of a history, version by version. A version that was published is never changed: what is new is a new one. In them
/// <c>{key}</c> stands for a column that numbers its rows, <c>{by_key}</c> for a table that is kept in the order of its primary key.
/// </summary>
internal static class Migrations
{
    /// <summary>The version that this program writes.</summary>
    public static int Newest => s_versions.Length;

    // Times are microseconds since 1970, UTC. The figures of one arm lie beside each other, so that a trend is one stretch of the table.
    private static readonly string[][] s_versions =
    [
        [
            "CREATE TABLE schema_version (version INTEGER NOT NULL)",
            "INSERT INTO schema_version (version) VALUES (0)",
            "CREATE TABLE machines (id {key}, fingerprint TEXT NOT NULL UNIQUE, label TEXT NOT NULL)",
            """
            CREATE TABLE runs (id {key}, name TEXT NOT NULL, machine BIGINT NOT NULL, revision TEXT, branch TEXT,
              created BIGINT NOT NULL, version TEXT NOT NULL, arms INTEGER NOT NULL, UNIQUE (name, machine))
            """,
            "CREATE INDEX runs_in_time ON runs (machine, created)",
            "CREATE TABLE arms (id {key}, name TEXT NOT NULL UNIQUE)",
            "CREATE TABLE metrics (id {key}, name TEXT NOT NULL UNIQUE, unit TEXT NOT NULL)",
            """
            CREATE TABLE points (arm BIGINT NOT NULL, run BIGINT NOT NULL, metric BIGINT NOT NULL, value DOUBLE PRECISION NOT NULL,
              low DOUBLE PRECISION, high DOUBLE PRECISION, blocks INTEGER NOT NULL, log_to_sentinel DOUBLE PRECISION,
              PRIMARY KEY (arm, run, metric)) {by_key}
            """,
        ],
        [
            """
            CREATE TABLE noise (run TEXT NOT NULL, kind TEXT NOT NULL, arm TEXT NOT NULL, fingerprint TEXT NOT NULL,
              log_ratio DOUBLE PRECISION NOT NULL, blocks INTEGER NOT NULL, created BIGINT NOT NULL, PRIMARY KEY (run, kind, arm))
            """,
            "CREATE INDEX noise_of_machine ON noise (fingerprint, kind, created)",
        ],
    ];

    /// <summary>Brings a database to the newest version; two programs may do so at once.</summary>
    /// <param name="create">Whether a history is begun where there is none.</param>
    /// <exception cref="HistoryException">There is none, or a newer program wrote it.</exception>
    public static void Apply(HistoryDatabase database, bool create) => Apply(database, create, Newest);

    /// <summary>The same up to a version, as an older program would have left it.</summary>
    internal static void Apply(HistoryDatabase database, bool create, int upTo)
    {
        if (database.Guarded(() => VersionOf(database)) is not { } version)
        {
            version = create ? 0 : throw new HistoryException(
                $"There is no history at {database.Place} yet; 'history add RUN' begins one.", HistoryFault.WrongUse);
        }

        if (version < upTo)
        {
            database.Guarded(() => Bring(database, upTo));
        }
        else if (version > Newest)
        {
            throw new HistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"The history at {database.Place} was written by a newer gilbench (version {version} of its tables, this one knows {Newest}"
                    + $"); use that one, or name another place with --store."), HistoryFault.WrongUse);
        }
    }

    private static int? VersionOf(HistoryDatabase database) => database.HoldsHistory()
        ? Convert.ToInt32(database.Scalar("SELECT version FROM schema_version"), CultureInfo.InvariantCulture)
        : null;

    private static bool Bring(HistoryDatabase database, int upTo)
    {
        using var transaction = database.Begin();
        // Another program may have done it meanwhile.
        var begun = VersionOf(database);
        if (begun is null)
        {
            database.Prepare();
        }

        foreach (var statement in s_versions[(begun ?? 0)..upTo].SelectMany(statements => statements))
        {
            database.Execute(database.InOwnWords(statement));
        }

        database.Execute("UPDATE schema_version SET version = @p0", upTo);
        transaction.Commit();
        return true;
    }
}
