using GilBench.History;
using Npgsql;

namespace GilBench.Tests.History;

public sealed class PostgresUrlTests
{
    private const string Secret = "s3cret/word";

    [Theory]
    [InlineData("postgres://u:p@h/d", "h", 5432, "u", "p", "d", "postgres://u@h:5432/d")]
    [InlineData("postgresql://h:5433/d", "h", 5433, null, null, "d", "postgres://h:5433/d")]
    [InlineData("postgres://u%40x:p%2F%3A%40@h/d%20e", "h", 5432, "u@x", "p/:@", "d e", "postgres://u@x@h:5432/d e")]
    [InlineData("postgres://u:a:b@h/d", "h", 5432, "u", "a:b", "d", "postgres://u@h:5432/d")]
    [InlineData("postgres://u@/d?host=/run/postgresql", "/run/postgresql", 5432, "u", null, "d", "postgres://u@/run/postgresql/d")]
    [InlineData("postgres://[::1]:5433/d?user=u&password=p", "::1", 5433, "u", "p", "d", "postgres://u@::1:5433/d")]
    public void A_URL_is_read_as_libpq_reads_it(
        string url, string host, int port, string? user, string? password, string database, string place)
    {
        var read = PostgresUrl.Parse(url);

        var connection = new NpgsqlConnectionStringBuilder(read.ConnectionString);
        Assert.Equal((host, port, database), (connection.Host, connection.Port, connection.Database));
        Assert.Equal((user, password), (connection.Username, connection.Password));
        Assert.Equal(place, read.Place);
        Assert.Equal(place, $"{read}");
    }

    [Fact]
    public void Options_of_libpq_are_taken()
    {
        var connection = new NpgsqlConnectionStringBuilder(
            PostgresUrl.Parse("postgres://u@h/d?sslmode=verify-full&connect_timeout=3&application_name=ci").ConnectionString);

        Assert.Equal((SslMode.VerifyFull, 3, "ci"), (connection.SslMode, connection.Timeout, connection.ApplicationName));
    }

    [Theory]
    [InlineData("postgres://", "names no host or no database")]
    [InlineData("postgres://u:s3cret%2Fword@h", "names no host or no database")]
    [InlineData("postgres://u:s3cret%2Fword@h:port/d", "its port is no number from 1 to 65535")]
    [InlineData("postgres://u:s3cret%2Fword@h:70000/d", "its port is no number from 1 to 65535")]
    [InlineData("postgres://u:s3cret%2Fword@h/d?sslmode=perhaps", "sslmode is disable")]
    [InlineData("postgres://u:s3cret%2Fword@h/d?s3cret%2Fword=1", "an option that is not known")]
    [InlineData("postgres://u:s3cret/word@h/d", "its port is no number from 1 to 65535")]
    public void A_wrong_URL_is_one_sentence_without_the_password(string url, string said)
    {
        var refused = Assert.Throws<HistoryException>(() => HistoryStores.Open(url));

        Assert.Equal(HistoryFault.WrongUse, refused.Fault);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("write it like postgres://user@host:5432/database.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_one_sentence_without_the_password()
    {
        // Nothing listens on the port that is reserved for nothing (RFC 6335).
        var refused = Assert.Throws<HistoryException>(
            () => HistoryStores.Open($"postgres://u:{Uri.EscapeDataString(Secret)}@127.0.0.1:1/d?connect_timeout=2"));

        Assert.Equal(HistoryFault.Unavailable, refused.Fault);
        Assert.StartsWith("The server of postgres://u@127.0.0.1:1/d cannot be used: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
