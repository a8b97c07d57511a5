using GilBench.Model;
using GilBench.Results;

namespace GilBench.Tests.Synthetic;

/// <summary>A made-up run as the file that the program reads.</summary>
internal static class SyntheticFile
{
    /// <summary>All those of a very large run are more than one text holds.</summary>
    private const int LinesAtOnce = 10_000;

    /// <param name="folder">Must not hold a run yet.</param>
    /// <returns>The folder.</returns>
    public static string Write(Run run, string folder)
    {
        using var file = RunFile.Create(folder, run.Header);
        IEnumerable<RunLine> lines =
        [
            .. run.Missing is { } missing ? [missing] : Array.Empty<RunLine>(), .. run.Sessions,
            .. run.Server is { } server ? [server] : Array.Empty<RunLine>(), .. run.Memory, .. run.Launches, .. run.Groups, .. run.Blocks,
            run.End!,
        ];
        foreach (var some in lines.Chunk(LinesAtOnce))
        {
            file.Append(some);
        }

        return folder;
    }
}
