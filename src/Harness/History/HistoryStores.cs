namespace GilBench.History;

/// <summary>Opens histories by their place: a file (SQLite), or a server's URL (PostgreSQL).</summary>
internal static class HistoryStores
{
    /// <summary>Where the history of this user is: XDG Base Directory Specification.</summary>
    public static string DefaultPlace => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data)
            ? data
            : Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "", ".local", "share"),
        "gilbench",
        "history.db");

    /// <summary>Opens it for reading and writing, and makes it where there is none.</summary>
    /// <param name="where">A path, or <c>postgres://user@host:port/database</c>.</param>
    /// <exception cref="HistoryException">It cannot be used; the sentence says why, and never a password.</exception>
    public static IHistoryStore Open(string where) => Open(where, create: true);

    /// <summary>Opens one that is there.</summary>
    /// <exception cref="HistoryException">There is none, or it cannot be used.</exception>
    public static IHistoryStore OpenExisting(string where) => Open(where, create: false);

    private static SqlHistoryStore Open(string where, bool create)
    {
        HistoryDatabase database = PostgresUrl.IsOne(where)
            ? new PostgresDatabase(PostgresUrl.Parse(where))
            : new SqliteDatabase(Path.GetFullPath(where));
        try
        {
            database.Open(create);
            Migrations.Apply(database, create);
            return new SqlHistoryStore(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
