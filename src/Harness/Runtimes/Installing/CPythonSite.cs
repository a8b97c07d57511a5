using System.Security.Cryptography;
using GilBench.Model;

namespace GilBench.Runtimes.Installing;

/// <summary>CPython's own site: pinned releases only, each accepted by its SHA-256 alone.</summary>
internal sealed class CPythonSite(InstallerSettings settings, TimeProvider clock) : IPythonSource
{
    public string Name => "CPython's site";

    public bool Offers(string number) => ReleaseOf(number) is not null;

    public async Task<SourceTarball> FetchAsync(string number, string folder, CancellationToken cancellation)
    {
        var release = ReleaseOf(number) ?? throw new RuntimeInstallException($"No release of Python {number} is pinned for {Name}.");
        var file = Path.Combine(folder, $"Python-{release.Version}.tar.xz");
        try
        {
            var checksum = await DownloadAsync(release.Address, file, cancellation);
            if (checksum != release.Sha256)
            {
                File.Delete(file);
                throw new RuntimeInstallException(
                    $"What {release.Address} sent is not the release (SHA-256 {checksum}, expected {release.Sha256}), so it was deleted; "
                    + "look what stands between this machine and the site.");
            }

            return new SourceTarball(file, release.Version);
        }
        catch (HttpRequestException failure)
        {
            throw new RuntimeInstallException(
                $"{release.Address.Host} could not be reached for Python {release.Version}: {failure.Message.TrimEnd('.')}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RuntimeInstallException(
                $"{release.Address.Host} sent nothing for {settings.Patience.TotalSeconds:0.#} s, "
                + $"so Python {release.Version} was given up there.");
        }
    }

    private PinnedRelease? ReleaseOf(string number) =>
        settings.Pinned.FirstOrDefault(release => release.Version == number || VersionNumber.MinorOf(release.Version) == number);

    /// <returns>The SHA-256 of what was written, in lower-case hexadecimal.</returns>
    private async Task<string> DownloadAsync(Uri address, string file, CancellationToken cancellation)
    {
        using var client = new HttpClient(settings.Http(settings.ConnectLimit)) { Timeout = Timeout.InfiniteTimeSpan };
        using var standstill = new CancellationTokenSource(settings.Patience, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, standstill.Token);
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ending.Token);
        response.EnsureSuccessStatusCode();
        await using var source = await response.Content.ReadAsStreamAsync(ending.Token);
        await using var target = File.Create(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        int read;
        while ((read = await source.ReadAsync(buffer, ending.Token)) > 0)
        {
            standstill.CancelAfter(settings.Patience);
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ending.Token);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
