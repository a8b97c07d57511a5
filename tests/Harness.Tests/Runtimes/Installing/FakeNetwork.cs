using System.Net;

namespace GilBench.Tests.Runtimes.Installing;

/// <summary>Gives the same bytes for every address, or behaves as if there were no network.</summary>
internal sealed class FakeNetwork(byte[]? bytes) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => bytes is null
        ? throw new HttpRequestException("Name or service not known")
        : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) });
}
