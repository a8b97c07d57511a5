using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>The loopback HTTP server, in a process of its own; it ends with this object, or when the harness does.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop;
    private readonly Task _running;

    private LoopbackServer(Uri address, Task running, CancellationTokenSource stop)
    {
        Address = address;
        _running = running;
        _stop = stop;
    }

    public Uri Address { get; }

    /// <param name="cpuList">The cores it is pinned to; null leaves it free.</param>
    /// <exception cref="WorkerException">It did not start.</exception>
    public static async Task<LoopbackServer> StartAsync(
        ProcessRunner processes, string programPath, string? cpuList, CancellationToken cancellation)
    {
        var stop = new CancellationTokenSource();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var command = new Command("dotnet", [programPath, "--port", "0", "--until-eof"]) { HoldsStandardInput = true, CpuList = cpuList };
        var running = processes.RunAsync(
            command,
            line =>
            {
                if (line.StartsWith(Announcement, StringComparison.Ordinal))
                {
                    listening.TrySetResult(new Uri(line[Announcement.Length..]));
                }
            },
            stop.Token);

        var first = await Task.WhenAny(listening.Task, running, Task.Delay(StartLimit, cancellation)).ConfigureAwait(false);
        if (first == listening.Task)
        {
            return new LoopbackServer(await listening.Task.ConfigureAwait(false), running, stop);
        }

        await stop.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var words = first == running ? (await running.ConfigureAwait(false)).LastWords : $"nothing within {StartLimit.TotalSeconds:0} s";
        throw new WorkerException(
            $"The loopback server {programPath} did not start: {words}; try it by hand with 'dotnet {programPath} --port 0'.");
    }

    /// <summary>
    /// Requests a second at no latency over several connections, and what each costs the server: an arm near this measures the server. The
    /// first requests, which it compiles itself in, are not counted.
    /// </summary>
    /// <param name="time">Of those that count; before them as long again.</param>
    public async Task<ServerSaturation> SaturationAsync(TimeSpan time, CancellationToken cancellation)
    {
        const int connections = 16;
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections + 1 }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        await AskAsync().ConfigureAwait(false);
        var before = await CpuSecondsAsync(client, cancellation).ConfigureAwait(false);
        var (requests, seconds) = await AskAsync().ConfigureAwait(false);
        var after = await CpuSecondsAsync(client, cancellation).ConfigureAwait(false);
        return new ServerSaturation(requests / seconds, (after - before) / Math.Max(1, requests));

        async Task<(int Requests, double Seconds)> AskAsync()
        {
            var watch = Stopwatch.StartNew();
            var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => CountAsync(watch))).ConfigureAwait(false);
            return (counts.Sum(), watch.Elapsed.TotalSeconds);
        }

        async Task<int> CountAsync(Stopwatch watch)
        {
            var body = new Uri("/body?latency_ms=0&bytes=1024", UriKind.Relative);
            var done = 0;
            while (watch.Elapsed < time)
            {
                await client.GetByteArrayAsync(body, cancellation).ConfigureAwait(false);
                done++;
            }

            return done;
        }
    }

    private static async Task<double> CpuSecondsAsync(HttpClient client, CancellationToken cancellation) => double.Parse(
        await client.GetStringAsync(new Uri("/cpu", UriKind.Relative), cancellation).ConfigureAwait(false),
        NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>What the server counted of the latencies that it served since it started; none where it no longer answers.</summary>
    public async Task<IReadOnlyList<ServedLatency>> ServedAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = ReadLimit };
        try
        {
            var answer = await client.GetStringAsync(new Uri("/latencies", UriKind.Relative)).ConfigureAwait(false);
            return JsonSerializer.Deserialize<IReadOnlyList<ServedLatency>>(answer, RunJson.Options)!;
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException or JsonException)
        {
            return [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await _running.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _stop.Dispose();
    }
}

/// <summary>What the server does at most.</summary>
/// <param name="CpuSecondsPerRequest">Of its own process.</param>
internal sealed record ServerSaturation(double RequestsPerSecond, double CpuSecondsPerRequest);

/// <summary>What workers need cannot be had; the message is the sentence for the user.</summary>
internal sealed class WorkerException(string message) : Exception(message);
