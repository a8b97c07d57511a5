namespace GilBench.Results;

/// <summary>What lies in a run's folder, all of it the program's own.</summary>
internal static class RunFolder
{
    public const string Claims = "claims.json";
    public const string Artifacts = "benchmarkdotnet";
    public const string Page = "index.html";
    public const string Markdown = "report.md";
    public const string Charts = "charts";

    /// <summary>The page on paper, where it was asked for.</summary>
    public const string Pdf = "report.pdf";

    /// <summary>Of a comparison: the folder of the run that measured once more what had alarmed.</summary>
    public const string Rerun = "rerun";

    /// <summary>Of a comparison: what was found, for programs.</summary>
    public const string Comparison = "comparison.json";

    /// <summary>The list of what a report wrote.</summary>
    public const string Manifest = "report.sha256";

    /// <summary>Of a report of several machines: a folder for each, with its own report and, where they were merged, its run.</summary>
    public const string Machines = "machines";

    /// <summary>The names beside the run file that a run and its report write to.</summary>
    private static readonly string[] Names = [Claims, Artifacts, Page, Markdown, Charts, Manifest];

    /// <summary>The folders of the runs that were merged into a folder, by their names; none where that is no such folder.</summary>
    public static IReadOnlyList<string> MergedIn(string folder)
    {
        var machines = Path.Combine(folder, Machines);
        return !Directory.Exists(machines) || Path.Exists(RunFile.PathOf(folder))
            ? []
            :
            [
                .. Directory.EnumerateDirectories(machines).Where(machine => File.Exists(RunFile.PathOf(machine)))
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <exception cref="RunFileException">
    /// The folder holds something of somebody else's that the run or its report would write over.
    /// </exception>
    public static void RefuseForeign(string folder)
    {
        if (Names.FirstOrDefault(name => Path.Exists(Path.Combine(folder, name))) is { } name)
        {
            throw new RunFileException(
                $"The folder {folder} holds {name}, which a run there would write over; name a new folder with --output.");
        }
    }
}
