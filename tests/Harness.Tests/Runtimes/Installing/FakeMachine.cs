using System.Formats.Tar;
using System.Net;
using System.Security.Cryptography;
using GilBench.Processes;
using GilBench.Runtimes;
using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

/// <summary>A home, a PATH and a network of one test: tools are the system's, interpreters and what brings them are scripts.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeMachine()
    {
        foreach (var tool in new[] { "make", "tar", "xz" })
        {
            Program(tool, "exit 1\n");
        }

        Program("gcc", "exit 1\n");
        Directory.CreateDirectory(Cache.Root);
    }

    public List<string> Said { get; } = [];

    public List<BuildProgress> Progress { get; } = [];

    public int Jobs { get; set; } = 1;

    /// <summary>What the network gives for any address; null: there is none.</summary>
    public byte[]? Download { get; set; }

    public string PinnedSha256 { get; set; } = "";

    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    public long FreeBytes { get; set; } = long.MaxValue;

    public RuntimeCache Cache => FakePython.SurroundingsIn(_folder).Cache;

    public Surroundings Surroundings => FakePython.SurroundingsIn(_folder);

    public InstallerSettings Settings => new(Surroundings, "describe.py")
    {
        Patience = Patience,
        ProbeLimit = TimeSpan.FromSeconds(20),
        LockRetry = TimeSpan.FromMilliseconds(20),
        Pinned = [new PinnedRelease("3.13.5", new Uri("https://python.invalid/Python-3.13.5.tar.xz"), PinnedSha256)],
        Http = _ => new FakeNetwork(Download),
        Jobs = Jobs,
        Progress = progress =>
        {
            lock (Progress)
            {
                Progress.Add(progress);
            }
        },
        FreeBytes = _ => FreeBytes,
    };

    /// <summary>The folders of the cache's interpreters, those of uv too.</summary>
    public IEnumerable<string> Kept => new[] { Cache.Built, Cache.FromUv }
        .Where(Directory.Exists).SelectMany(Directory.GetDirectories).Select(folder => Path.GetFileName(folder)!).Order();

    public string In(string relative) => _folder.In(relative);

    public string Program(string name, string script) => _folder.WriteProgram("bin/" + name, script);

    public void Remove(string name) => File.Delete(_folder.In("bin/" + name));

    public string Python(string relative, string script) => _folder.WriteProgram(relative, script);

    /// <summary>Puts a release on the fake site whose configure and make give the scripts as interpreters.</summary>
    /// <param name="configure">Shell lines that configure runs first.</param>
    /// <param name="sharedLibrary">Whether a build that is to have a shared library has one.</param>
    public void Release(
        string? stock = null, string? freeThreaded = null, string configure = "", string make = "echo compiled", bool sharedLibrary = true)
    {
        const string Top = "tarball/Python-3.13.5/";
        _folder.WriteProgram(Top + "python", stock ?? FakePython.Script("3.13.5"));
        _folder.WriteProgram(Top + "pythont", freeThreaded ?? FakePython.Script("3.13.5t"));
        _folder.WriteProgram(Top + "configure", $$"""
            {{configure}}
            for argument in "$@"; do
              case "$argument" in
                --prefix=*) prefix=${argument#--prefix=} ;;
                --disable-gil) mark=t ;;
                --enable-shared) shared=yes ;;
              esac
            done
            printf 'all:\n\t@{{make}}\ninstall:\n\tmkdir -p $(DESTDIR)%s/bin\n\tcp %s $(DESTDIR)%s/bin/python3\n' \
              "$prefix" "$(dirname "$0")/python$mark" "$prefix" > Makefile
            if [ -n "$shared" ] && [ -z "{{(sharedLibrary ? "" : "none")}}" ]; then
              printf '\tmkdir -p $(DESTDIR)%s/lib\n\ttouch $(DESTDIR)%s/lib/libpython3.13.so.1.0\n' "$prefix" "$prefix" >> Makefile
            fi

            """);
        using var tarball = new MemoryStream();
        TarFile.CreateFromDirectory(_folder.In("tarball"), tarball, includeBaseDirectory: false);
        Download = tarball.ToArray();
        PinnedSha256 = Convert.ToHexStringLower(SHA256.HashData(Download));
    }

    public Task<IReadOnlyList<InstallOutcome>> Install(params string[] versions) =>
        Install(Said.Add, TestContext.Current.CancellationToken, versions);

    /// <summary>Each with a build beside it that has a shared library.</summary>
    public Task<IReadOnlyList<InstallOutcome>> InstallShared(params string[] versions) =>
        new RuntimeInstaller(new ProcessRunner(TimeProvider.System), Settings, TimeProvider.System).InstallAsync(
            new InstallRequest(versions, false) { Shared = true }, Said.Add, TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<InstallOutcome>> Install(Action<string> say, CancellationToken cancellation, params string[] versions) =>
        new RuntimeInstaller(new ProcessRunner(TimeProvider.System), Settings, TimeProvider.System)
            .InstallAsync(new InstallRequest(versions, false), say, cancellation);

    /// <summary>Installs, expects one sentence of failure and nothing left half-done, and gives the sentence.</summary>
    public async Task<string> InstallFails(params string[] versions)
    {
        var failure = await Assert.ThrowsAsync<RuntimeInstallException>(() => Install(versions));
        Assert.Empty(Cache.PartialFolders());
        Assert.Empty(Kept);
        return failure.Message;
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Gives the same bytes for every address, or behaves as if there were no network.</summary>
internal sealed class FakeNetwork(byte[]? bytes) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => bytes is null
        ? throw new HttpRequestException("Name or service not known")
        : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) });
}
