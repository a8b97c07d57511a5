using GilBench.History;
using Npgsql;

namespace GilBench.Tests.History;

/// <summary>A history on a real server.</summary>
[Trait("category", "process")]
public sealed class PostgresHistoryTests(PostgresServer server) : HistoryStoreTests, IClassFixture<PostgresServer>
{
    private readonly string _url = server.NewDatabase();

    private protected override IHistoryStore Open() => HistoryStores.Open(_url);

    private protected override HistoryDatabase Database() => new PostgresDatabase(PostgresUrl.Parse(_url));

    [Fact]
    public void Tables_of_other_programs_stand_beside_those_of_a_history()
    {
        using (var connection = new NpgsqlConnection(PostgresUrl.Parse(_url).ConnectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE public.runs (id INTEGER); CREATE TABLE public.schema_version (version INTEGER)";
            command.ExecuteNonQuery();
        }

        using var store = Open();

        Assert.True(store.Add(SyntheticHistory.Run(1)));
    }

    [Fact]
    public void A_database_that_is_not_there_is_one_sentence()
    {
        var elsewhere = _url.Replace("dbname=", "dbname=no_", StringComparison.Ordinal);

        var refused = Assert.Throws<HistoryException>(() => HistoryStores.Open(elsewhere));

        Assert.Equal(HistoryFault.WrongUse, refused.Fault);
        Assert.EndsWith("has no such database; make it by createdb(1), or name another one.", refused.Message, StringComparison.Ordinal);
    }
}
