using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GilBench.History;

/// <summary>A history in a file.</summary>
internal sealed class SqliteDatabase(string path)
    : HistoryDatabase(new SqliteConnection(), path)
{
    /// <summary>How long another program may write before one gives up.</summary>
    private const int PatienceSeconds = 30;

    /// <summary>Marks the file as a history of gilbench: "GILB".</summary>
    private const long HistoryMark = 0x47494C42;

    public override void Open(bool create)
    {
        if (Directory.Exists(Place))
        {
            throw new HistoryException($"{Place} is a folder; name a file with --store.", HistoryFault.WrongUse);
        }

        if (!create && !File.Exists(Place))
        {
            throw new HistoryException($"There is no history at {Place} yet; 'history add RUN' begins one.", HistoryFault.WrongUse);
        }

        MakeFolder();
        // Without a pool, so that closing it ends what SQLite keeps beside the file.
        Connection.ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Place,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        }.ConnectionString;
        Guarded(() =>
        {
            Connection.Open();
            Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {PatienceSeconds * 1000}"));
            // A database of another program is refused before anything is written to it.
            var begun = HoldsHistory();
            // A writer does not stop readers, and what was committed survives a loss of power.
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = FULL");
            return begun;
        });
    }

    public override bool HoldsHistory()
    {
        // In this order: another program that begins the history at this moment makes both in one transaction.
        if (Scalar("SELECT COUNT(*) FROM sqlite_master") is 0L)
        {
            return false;
        }

        return Scalar("PRAGMA application_id") is HistoryMark
            ? true
            : throw new HistoryException(
                $"{Place} is a database of another program; name another file with --store.", HistoryFault.WrongUse);
    }

    public override DbTransaction Begin() => ((SqliteConnection)Connection).BeginTransaction(deferred: false);

    public override void Prepare() => Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {HistoryMark}"));

    public override string InOwnWords(string definition) => definition
        .Replace("{key}", "INTEGER PRIMARY KEY", StringComparison.Ordinal)
        .Replace("{by_key}", "WITHOUT ROWID", StringComparison.Ordinal);

    protected override HistoryException Explain(DbException refused) => (refused as SqliteException)?.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => new(
            $"{Place} is no history: it is not a file of SQLite; name another one with --store.", HistoryFault.WrongUse),
        SQLitePCL.raw.SQLITE_CANTOPEN => new(
            $"The history {Place} cannot be opened; see who owns it and its folder, or name another file with --store.",
            HistoryFault.Unavailable),
        SQLitePCL.raw.SQLITE_READONLY => new(
            $"The history {Place} cannot be written; see who owns it and its folder, or name another file with --store.",
            HistoryFault.Unavailable),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(
            $"Another program has been writing the history {Place} for more than {PatienceSeconds} seconds; try again when it has ended.",
            HistoryFault.Unavailable),
        SQLitePCL.raw.SQLITE_FULL => new(
            $"There is no room for the history {Place}; free some, or name another file with --store.", HistoryFault.Unavailable),
        SQLitePCL.raw.SQLITE_CORRUPT => new(
            $"The history {Place} is damaged; move it away and add the runs anew.", HistoryFault.Unavailable),
        _ => new($"The history {Place} cannot be used: {refused.Message.TrimEnd('.')}.", HistoryFault.Unavailable),
    };

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException(
                $"The folder of the history {Place} cannot be made: {refused.Message.TrimEnd('.')}; name another file with --store.",
                HistoryFault.Unavailable);
        }
    }
}
