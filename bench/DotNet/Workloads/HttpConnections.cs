using System.Collections.Concurrent;
using System.Net.Sockets;

namespace GilBench.DotNet.Workloads;

/// <summary>
/// A client with keep-alive connections that are opened before anything is timed: bare sockets, so that the first request is still
/// the first execution of the HTTP code.
/// </summary>
internal sealed class HttpConnections : IDisposable
{
    private readonly ConcurrentBag<Socket> _opened = [];
    private readonly HttpClient _client;

    /// <param name="server">The server's address, scheme and port included.</param>
    /// <param name="count">How many connections to open; no more are ever used at once.</param>
    public HttpConnections(Uri server, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _opened.Add(Connect(server.Host, server.Port));
        }

        _client = new HttpClient(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = count,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, _) => ValueTask.FromResult<Stream>(
                new NetworkStream(TakeOrConnect(context.DnsEndPoint.Host, context.DnsEndPoint.Port), ownsSocket: true)),
        })
        {
            BaseAddress = server,
        };
    }

    /// <summary>GETs by blocking the thread until the whole answer is there.</summary>
    public HttpAnswer Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = _client.Send(request);
        using var body = new MemoryStream();
        response.Content.CopyTo(body, context: null, CancellationToken.None);
        return new HttpAnswer((int)response.StatusCode, body.ToArray());
    }

    public async Task<HttpAnswer> GetAsync(string path)
    {
        using var response = await _client.GetAsync(path);
        return new HttpAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    public void Dispose()
    {
        _client.Dispose();
        foreach (var socket in _opened)
        {
            socket.Dispose();
        }
    }

    private Socket TakeOrConnect(string host, int port) => _opened.TryTake(out var socket) ? socket : Connect(host, port);

    private static Socket Connect(string host, int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(host, port);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
