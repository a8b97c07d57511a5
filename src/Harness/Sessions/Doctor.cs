using GilBench.Machine;
using GilBench.Planning;
using GilBench.Runtimes;

namespace GilBench.Sessions;

/// <summary>Looks for what would spoil a measurement on this machine: in its settings, and by watching it for some seconds.</summary>
internal sealed class Doctor(HostEnvironment host, TimeProvider clock)
{
    private static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(1);

    /// <returns>What was looked at, each with what to do about it.</returns>
    /// <exception cref="UsageException">Nothing can be measured on this kind of machine.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no worker is alive by then.</exception>
    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellation)
    {
        if (PlatformSupport.Refusal() is { } refusal)
        {
            throw new UsageException(refusal);
        }

        var noise = new NoiseReader(KernelFiles.OfThisMachine, clock);
        var cpus = host.Limits.AllowedCpus.ToList();
        var before = noise.Read(cpus);
        await Task.Delay(WatchTime, clock, cancellation).ConfigureAwait(false);
        var idle = noise.Read(cpus).Since(before);
        var steadiness = await new SteadinessWatch(host, clock).WatchAsync(cpus, cancellation).ConfigureAwait(false);
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        var evidence = new DoctorEvidence(host.Machine, idle, PathSearch.FindMissing(path, PathSearch.NeededTools), ShimsOn(path))
        {
            Variables = MeasuredVariables.Of(Surroundings.OfThisProcess().Variables),
        };
        return [.. MachineChecks.Find(evidence), .. steadiness, await EmbeddingAsync(cancellation).ConfigureAwait(false)];
    }

    private async Task<DoctorFinding> EmbeddingAsync(CancellationToken cancellation)
    {
        var inventory = await host.FindRuntimesAsync([], cancellation).ConfigureAwait(false);
        return EmbeddingText.Finding(await host.AskOfEmbeddingAsync(inventory.Found, cancellation).ConfigureAwait(false));
    }

    private static IReadOnlyList<string> ShimsOn(string path) =>
        [.. path.Split(':').Where(folder => folder.EndsWith("/shims", StringComparison.Ordinal))];
}
