using System.Diagnostics;
using System.Globalization;
using GilBench.History;
using GilBench.Processes;
using Npgsql;

namespace GilBench.Tests.History;

/// <summary>
/// A server for tests: the one that a variable names, else one of its own from Debian's package, on a socket in a folder of its own. Each
/// test has a database of its own.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>Environment variable: the URL of a server where databases may be made.</summary>
    private const string Variable = "GILBENCH_TEST_POSTGRES";

    /// <summary>Debian's package makes this user; the server runs as nobody's superuser.</summary>
    private const string User = "postgres";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Not in the tests' own temporary folder, which the server's user may not enter; short, because a socket's path is.
    private readonly string _folder = $"/tmp/gilbench-postgres-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
    private readonly CancellationTokenSource _ending = new();
    private Task<CommandResult>? _server;
    private string? _url;
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        _url = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(_url) && Programs() is { } programs)
        {
            await StartAsync(programs);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _ending.CancelAsync();
            await Task.WhenAny(_server);
            Directory.Delete(_folder, recursive: true);
        }

        _ending.Dispose();
    }

    /// <summary>The URL of a new database; skips the test where there is no server, and fails it in CI.</summary>
    internal string NewDatabase()
    {
        const string missing = $"There is no PostgreSQL here: 'apt-get install postgresql' brings one, or {Variable} names one by its URL.";
        if (string.IsNullOrEmpty(_url))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail(missing);
        }

        var name = FormattableString.Invariant($"gilbench_test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        using var connection = new NpgsqlConnection(PostgresUrl.Parse(_url).ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return $"{_url}{(_url.Contains('?', StringComparison.Ordinal) ? "&" : "?")}dbname={name}";
    }

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    private async Task StartAsync(string programs)
    {
        Directory.CreateDirectory(_folder);
        await RunAsync(AsRoot("chown", User, _folder));
        var data = Path.Combine(_folder, "data");
        await RunAsync(AsUser(
            [Path.Combine(programs, "initdb"), "--no-sync", "--auth=trust", $"--username={User}", "--encoding=UTF8", "-D", data]));
        _server = new ProcessRunner(TimeProvider.System).RunAsync(
            AsUser([Path.Combine(programs, "postgres"), "-D", data, "-k", _folder, "-h", "", "-F", "-c", "shared_buffers=32MB"]),
            cancellation: _ending.Token);
        _url = $"postgres://{User}@/postgres?host={_folder}";
        await UntilAnsweringAsync();
    }

    private async Task UntilAnsweringAsync()
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(PostgresUrl.Parse(_url!).ConnectionString);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < Limit && !_server!.IsCompleted)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task RunAsync(Command? command)
    {
        if (command is not null)
        {
            var end = await new ProcessRunner(TimeProvider.System).RunAsync(command with { Limit = Limit });
            Assert.True(end.Succeeded, $"{command}: {end.StandardError}{end.StandardOutput}");
        }
    }

    /// <summary>The server refuses to run as root, and only root can be somebody else.</summary>
    private static Command AsUser(string[] words) => Environment.IsPrivilegedProcess
        ? new Command("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", .. words]) { WorkingDirectory = "/" }
        : new Command(words[0], words[1..]);

    private static Command? AsRoot(string program, params string[] words) =>
        Environment.IsPrivilegedProcess ? new Command(program, words) : null;
}
