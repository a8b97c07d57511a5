using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GilBench.Server;

/// <summary>
/// What the server answers: bodies and numbers, each after the latency asked for, what that latency really was, and the CPU seconds that it
/// has used.
/// </summary>
internal static class Endpoints
{
    private static readonly BoundedNumber _latencyMilliseconds = new("latency_ms", 60_000);
    private static readonly BoundedNumber _bodyBytes = new("bytes", 16 * 1024 * 1024);
    private static readonly BoundedNumber _number = new("n", 1_000_000_000);

    private static readonly JsonSerializerOptions _snakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly PreciseTimer _timer = new();
    private static readonly ServedLatencies _served = new();

    // Every body is a beginning of the longest one: byte i is 97 + i mod 26.
    private static readonly byte[] _longestBody = [.. Enumerable.Range(0, _bodyBytes.Maximum).Select(i => (byte)(97 + (i % 26)))];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", context => SendAsync(context, "text/plain", "ok"u8.ToArray()));
        routes.MapGet("/cpu", context => SendAsync(
            context, "text/plain", Encoding.ASCII.GetBytes(
                Environment.CpuUsage.TotalTime.TotalSeconds.ToString("R", CultureInfo.InvariantCulture))));
        routes.MapGet("/latencies", context => SendAsync(
            context, "application/json", JsonSerializer.SerializeToUtf8Bytes(_served.Read(), _snakeCase)));
        routes.MapGet("/body", context => AnswerAsync(context, _bodyBytes, bytes => _longestBody.AsMemory(0, bytes)));
        routes.MapGet("/number", context => AnswerAsync(
            context, _number, n => Encoding.ASCII.GetBytes(n.ToString(CultureInfo.InvariantCulture))));
    }

    private static async Task AnswerAsync(HttpContext context, BoundedNumber parameter, Func<int, ReadOnlyMemory<byte>> body)
    {
        var arrived = Stopwatch.GetTimestamp();
        var query = context.Request.Query;
        if (!_latencyMilliseconds.TryRead(query, out var latency, out var problem) || !parameter.TryRead(query, out var value, out problem))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await SendAsync(context, "text/plain", Encoding.UTF8.GetBytes(problem));
            return;
        }

        if (latency > 0)
        {
            await _timer.WaitAsync(TimeSpan.FromMilliseconds(latency)).WaitAsync(context.RequestAborted);
            _served.Add(latency, Stopwatch.GetElapsedTime(arrived));
        }

        await SendAsync(context, "application/octet-stream", body(value));
    }

    private static async Task SendAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
