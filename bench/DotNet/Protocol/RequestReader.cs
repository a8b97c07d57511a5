using System.Text.Json;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Protocol;

/// <summary>Reads the one request of a launch and refuses, with a sentence, what cannot be meant.</summary>
internal static class RequestReader
{
    /// <summary>The version of the protocol spoken here.</summary>
    public const int Version = 1;

    public static Request Read(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            throw new UsageException("The worker got no request: give it one JSON object on one line of standard input.");
        }

        try
        {
            return Checked(JsonSerializer.Deserialize(line, ProtocolJson.Default.Request)
                ?? throw new UsageException("The request is null: give the worker one JSON object on one line of standard input."));
        }
        catch (JsonException failure)
        {
            throw new UsageException($"The request is not one of protocol {Version}: {RequestFault.Of(line, failure, ProtocolJson.Default.Request)}");
        }
    }

    private static Request Checked(Request request) => request switch
    {
        { Protocol: not Version } => throw new UsageException($"The request speaks protocol {request.Protocol}; this worker speaks {Version}."),
        { Tasks: < 1 or > 10_000_000 } => throw new UsageException($"tasks must be from 1 to 10000000, not {request.Tasks}."),
        { Workers: < 1 or > 10_000 } => throw new UsageException($"workers must be from 1 to 10000, not {request.Workers}."),
        { Iterations: < 0 or > 100_000 } => throw new UsageException($"iterations must be from 0 to 100000, not {request.Iterations}."),
        { WarmupSeconds: not (>= 0 and <= 3600) } => throw new UsageException("warmup_seconds must be from 0 to 3600."),
        { Context.Url: { } url } when !IsHttp(url) => throw new UsageException($"context.url must be an http address, not '{url}'."),
        _ => request,
    };

    private static bool IsHttp(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp;
}
