using System.Net;
using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class CPythonSiteTests : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task A_site_that_sends_nothing_is_given_up()
    {
        var settings = _machine.Settings with { Patience = TimeSpan.FromMilliseconds(200), Http = _ => new SilentNetwork() };

        var given = await Assert.ThrowsAsync<RuntimeInstallException>(() =>
            new CPythonSite(settings, TimeProvider.System).FetchAsync("3.13", _machine.In(""), TestContext.Current.CancellationToken));

        Assert.Equal("python.invalid sent nothing for 0.2 s, so Python 3.13.5 was given up there.", given.Message);
    }

    [Fact]
    public void Only_pinned_releases_are_offered()
    {
        var site = new CPythonSite(_machine.Settings, TimeProvider.System);

        Assert.Equal([true, true, false, false], new[] { "3.13", "3.13.5", "3.13.4", "3.14" }.Select(site.Offers));
    }

    [Fact]
    public void Every_pin_is_a_release_of_its_own_with_a_whole_checksum() =>
        Assert.All(PinnedReleases.All, release =>
        {
            Assert.EndsWith($"/{release.Version}/Python-{release.Version}.tar.xz", release.Address.AbsolutePath, StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{64}$", release.Sha256);
        });

    /// <summary>Sends its headers and then no byte.</summary>
    private sealed class SilentNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new SilentStream()) });
    }

    private sealed class SilentStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
