namespace GilBench.Runtimes.Installing;

/// <summary>Where the output of a build goes, and what of it belongs into an error.</summary>
internal sealed class BuildLog
{
    private const int TailLines = 200;

    private static readonly string[] Causes = [" error: ", "fatal error", "No space left", " failed ("];

    public BuildLog(RuntimeCache cache, string key)
    {
        Directory.CreateDirectory(cache.Logs);
        File = System.IO.Path.Combine(cache.Logs, key + ".log");
        System.IO.File.WriteAllText(File, "");
    }

    public string File { get; }

    /// <summary>How many things of a step the lines of a log are about, as configure, make(1) and install(1) print them.</summary>
    public static int Count(BuildStep step, IEnumerable<string> lines) => lines.Count(line => step switch
    {
        BuildStep.Configure => line.StartsWith("checking ", StringComparison.Ordinal),
        BuildStep.Compile => line.Contains(" -c ", StringComparison.Ordinal) && line.Contains(".o", StringComparison.Ordinal),
        _ => line.Contains("/install -c ", StringComparison.Ordinal),
    });

    /// <summary>The same of this log as far as it has come.</summary>
    public int Count(BuildStep step) => Count(step, System.IO.File.ReadLines(File));

    /// <summary>The last line that names a cause, failing that the last line.</summary>
    public string LastWords()
    {
        var tail = System.IO.File.ReadLines(File).Where(line => line.Trim().Length > 0).TakeLast(TailLines).ToList();
        return (tail.FindLast(line => Causes.Any(line.Contains)) ?? tail.LastOrDefault() ?? "nothing").Trim();
    }
}
