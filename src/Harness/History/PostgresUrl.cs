using System.Globalization;
using Npgsql;

namespace GilBench.History;

/// <summary>
/// <c>postgres://user:password@host:port/database?sslmode=require</c>, as libpq reads it; the host may stand behind the question mark too,
/// and may be the folder of a socket.
/// </summary>
/// <param name="Place">The same for people: without the password and what stands behind the question mark.</param>
internal sealed record PostgresUrl(string ConnectionString, string Place)
{
    /// <summary>Of the tables: a database may hold other programs' too.</summary>
    public const string Schema = "gilbench";

    private static readonly string[] s_schemes = ["postgres://", "postgresql://"];

    private string Password { get; init; } = "";

    public static bool IsOne(string where) => s_schemes.Any(scheme => where.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="HistoryException">It is none; the sentence does not repeat it, because it may hold a password.</exception>
    public static PostgresUrl Parse(string url)
    {
        var (address, options) = SplitAt(url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..], '?');
        var (authority, database) = SplitAt(address, '/');
        var at = authority.LastIndexOf('@');
        var (user, password) = SplitAt(at < 0 ? "" : authority[..at], ':');
        var (host, port) = HostAndPort(authority[(at + 1)..]);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Pooling = false,
            Timeout = 10,
            CommandTimeout = 300,
            SearchPath = Schema,
            ApplicationName = "gilbench",
        };
        Dictionary<string, string> parts = new() { ["user"] = user, ["password"] = password, ["host"] = host, ["port"] = port };
        foreach (var option in options.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = SplitAt(option, '=');
            parts[name.ToLowerInvariant()] = value;
        }

        parts["dbname"] = parts.GetValueOrDefault("dbname") is { Length: > 0 } behind ? behind : database;
        foreach (var (name, value) in parts.Where(part => part.Value.Length > 0))
        {
            Set(builder, name, Decoded(value));
        }

        if (string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database))
        {
            throw Wrong("it names no host or no database");
        }

        var server = builder.Host.StartsWith('/') ? builder.Host : FormattableString.Invariant($"{builder.Host}:{builder.Port}");
        var named = string.IsNullOrEmpty(builder.Username) ? "" : $"{builder.Username}@";
        return new PostgresUrl(builder.ConnectionString, $"postgres://{named}{server}/{builder.Database}")
        {
            Password = builder.Password ?? "",
        };
    }

    public string WithoutPassword(string text) => Password.Length == 0 ? text : text.Replace(Password, "***", StringComparison.Ordinal);

    public override string ToString() => Place;

    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name)
        {
            case "user":
                builder.Username = value;
                break;
            case "password":
                builder.Password = value;
                break;
            case "host":
                builder.Host = value;
                break;
            case "port":
                builder.Port = Number(name, value, 65535);
                break;
            case "dbname":
                builder.Database = value;
                break;
            case "connect_timeout":
                builder.Timeout = Number(name, value, 1024);
                break;
            case "application_name":
                builder.ApplicationName = value;
                break;
            case "sslrootcert":
                builder.RootCertificate = value;
                break;
            case "sslmode":
                builder.SslMode = Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode)
                    ? mode
                    : throw Wrong("sslmode is disable, allow, prefer, require, verify-ca or verify-full");
                break;
            default:
                throw Wrong("behind the question mark stands an option that is not known; there are user, password, host, port, dbname, "
                    + "connect_timeout, application_name, sslmode and sslrootcert");
        }
    }

    private static int Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most
            ? number
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"its {name} is no number from 1 to {most}"));

    /// <summary>An address of IPv6 stands in brackets.</summary>
    private static (string Host, string Port) HostAndPort(string text)
    {
        var close = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) : -1;
        return close < 0 ? SplitAt(text, ':') : (text[1..close], text[(close + 1)..].TrimStart(':'));
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text);

    private static (string Before, string After) SplitAt(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    private static HistoryException Wrong(string what) => new(
        $"The URL of the history cannot be read: {what}; write it like postgres://user@host:5432/database.", HistoryFault.WrongUse);
}
