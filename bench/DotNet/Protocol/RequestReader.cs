using System.Text.Json;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Protocol;

/// <summary>Reads the request of a launch and refuses, with a sentence, what cannot be meant.</summary>
internal static class RequestReader
{
    public static WorkerRequest Read(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            throw new UsageException("The worker got no request: give it one JSON object on one line of standard input.");
        }

        try
        {
            return Checked(LaunchJson.Request(line) ?? JsonSerializer.Deserialize(line, ProtocolJson.Default.WorkerRequest)
                ?? throw new UsageException("The request is null: give the worker one JSON object on one line of standard input."));
        }
        catch (JsonException failure)
        {
            throw new UsageException(
                $"The request is not one of protocol {WorkerRequest.CurrentProtocol}: "
                + RequestFault.Of(line, failure, ProtocolJson.Default.WorkerRequest));
        }
    }

    private static WorkerRequest Checked(WorkerRequest request) => request switch
    {
        { Protocol: not WorkerRequest.CurrentProtocol } => throw new UsageException(
            $"The request speaks protocol {request.Protocol}; this worker speaks {WorkerRequest.CurrentProtocol}."),
        { Workers: < 1 or > 10_000 } => throw new UsageException($"workers must be from 1 to 10000, not {request.Workers}."),
        { Slices: < 0 or > 1_000_000 } => throw new UsageException($"slices must be from 0 to 1000000, not {request.Slices}."),
        { Context.Url: { } url } when !IsHttp(url) => throw new UsageException($"context.url must be an http address, not '{url}'."),
        _ => request,
    };

    private static bool IsHttp(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp;
}
