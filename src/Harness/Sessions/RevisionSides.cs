using GilBench.Claims.Reading;
using GilBench.Planning;

namespace GilBench.Sessions;

/// <summary>The user's code in git revisions: the suite as it is there, or the same function in that revision's files.</summary>
internal sealed class RevisionSides : IAsyncDisposable
{
    private readonly RevisionTrees _trees;
    private readonly HostEnvironment _host;
    private readonly Suite _suite;
    private readonly string? _build;

    private RevisionSides(RevisionTrees trees, HostEnvironment host, Suite suite, string? build) =>
        (_trees, _host, _suite, _build) = (trees, host, suite, build);

    /// <param name="suite">As the work tree has it.</param>
    /// <param name="build">A shell command for each revision checked out; null where nothing is to be built.</param>
    /// <exception cref="UsageException">It is in no git work tree.</exception>
    public static async Task<RevisionSides> OfAsync(
        HostEnvironment host, Suite suite, string? build, CancellationToken cancellation) => new(
            await RevisionTrees.OfAsync(host.Processes, suite.Folder, cancellation).ConfigureAwait(false), host, suite, build);

    /// <param name="place">Name of its tree.</param>
    /// <exception cref="UsageException">There is no such revision, or its suite cannot be read; says which side and why.</exception>
    public async Task<CodeSide> CheckOutAsync(string revision, string place, CancellationToken cancellation)
    {
        var side = await _trees.ResolveAsync(revision, cancellation).ConfigureAwait(false);
        var folder = await _trees.CheckOutAsync(side, place, cancellation).ConfigureAwait(false);
        if (_build is { } command)
        {
            await _trees.BuildAsync(command, folder, side, cancellation).ConfigureAwait(false);
        }

        if (!_suite.HasManifest)
        {
            return new CodeSide(side, [.. _suite.Workloads.Select(requested => requested with { Folder = folder })]);
        }

        try
        {
            return new CodeSide(side, SuiteReader.Read(folder, _host.Catalog).Workloads);
        }
        catch (Exception wrong) when (wrong is UsageException or ClaimException)
        {
            var build = _build is null ? " What is not kept in git, --build COMMAND makes in each revision." : "";
            throw new UsageException($"In {side.Label}: {wrong.Message}{build}");
        }
    }

    public ValueTask DisposeAsync() => _trees.DisposeAsync();
}
