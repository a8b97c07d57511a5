using GilBench.History;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.History;

/// <summary>A history in a file.</summary>
public sealed class SqliteHistoryTests : HistoryStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.In("data/gilbench/history.db");

    public void Dispose() => _folder.Dispose();

    private protected override IHistoryStore Open() => HistoryStores.Open(Path);

    private protected override HistoryDatabase Database() => new SqliteDatabase(Path);

    [Fact]
    public void Nothing_but_the_file_is_left_when_it_is_closed()
    {
        using (var store = Open())
        {
            store.Add(SyntheticHistory.Run(1));
        }

        Assert.Equal([Path], Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var path = _folder.Write("notes.txt", $"No history, but notes of somebody's, longer than a header. {new string('x', 100)}");

        var refused = Assert.Throws<HistoryException>(() => HistoryStores.Open(path));

        Assert.Equal(HistoryFault.WrongUse, refused.Fault);
        Assert.Equal($"{path} is no history: it is not a file of SQLite; name another one with --store.", refused.Message);
        Assert.StartsWith("No history, but notes", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        var path = _folder.In("other.db");
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=false"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE runs (id INTEGER)";
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(path);

        var refused = Assert.Throws<HistoryException>(() => HistoryStores.Open(path));

        Assert.Equal($"{path} is a database of another program; name another file with --store.", refused.Message);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_place_that_cannot_hold_a_file_is_one_sentence()
    {
        _folder.Write("file", "");

        Assert.StartsWith(
            $"The folder of the history {_folder.In("file/history.db")} cannot be made: ",
            Assert.Throws<HistoryException>(() => HistoryStores.Open(_folder.In("file/history.db"))).Message, StringComparison.Ordinal);
        Assert.Equal(
            $"{_folder.Root} is a folder; name a file with --store.",
            Assert.Throws<HistoryException>(() => HistoryStores.Open(_folder.Root)).Message);
    }

    [Fact]
    public void A_damaged_file_is_one_sentence()
    {
        using (var store = Open())
        {
            foreach (var number in Enumerable.Range(0, 50))
            {
                store.Add(SyntheticHistory.Run(number, arms: 20));
            }
        }

        var bytes = File.ReadAllBytes(Path);
        Array.Fill(bytes, (byte)0xA5, 4096, bytes.Length - 4096);
        File.WriteAllBytes(Path, bytes);

        var refused = Assert.Throws<HistoryException>(() =>
        {
            using var store = Open();
            store.Points(new RunFilter()).ToList();
        });

        Assert.Equal($"The history {Path} is damaged; move it away and add the runs anew.", refused.Message);
    }

    [Fact]
    public void Reading_does_not_wait_for_somebody_who_writes()
    {
        using var store = Open();
        store.Add(SyntheticHistory.Run(1));
        using var writer = Database();
        writer.Open(create: false);
        using var transaction = writer.Begin();
        writer.Execute("DELETE FROM runs");

        using var reader = HistoryStores.OpenExisting(Path);

        Assert.Single(reader.Runs(new RunFilter()));
    }

    [Fact]
    public void The_place_of_a_user_is_in_the_folder_for_data()
    {
        var before = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        try
        {
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", "/data");
            Assert.Equal("/data/gilbench/history.db", HistoryStores.DefaultPlace);
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", "relative/is/ignored");
            Assert.Equal($"{Environment.GetEnvironmentVariable("HOME")}/.local/share/gilbench/history.db", HistoryStores.DefaultPlace);
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_DATA_HOME", before);
        }
    }
}
