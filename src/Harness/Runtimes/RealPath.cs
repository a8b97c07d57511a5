namespace GilBench.Runtimes;

/// <summary>Follows every symbolic link of a path, those of its folders too: two names of one file become one.</summary>
internal static class RealPath
{
    // The kernel's own limit: path_resolution(7).
    private const int MostLinks = 40;

    /// <summary>The path without links; a part that does not exist stays as it is.</summary>
    public static string Of(string path) => Resolve(Path.GetFullPath(path), MostLinks);

    /// <summary>
    /// The path that tells an interpreter apart: of a virtual environment its own, as it is a link to its base with packages of its own.
    /// </summary>
    public static string OfInterpreter(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return folder is not null && File.Exists(Path.Combine(folder, "pyvenv.cfg")) ? Path.GetFullPath(path) : Of(path);
    }

    private static string Resolve(string path, int linksLeft)
    {
        var real = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            var target = linksLeft > 0 ? LinkOf(next) : null;
            real = target is null ? next : Resolve(Path.GetFullPath(target, real), linksLeft - 1);
        }

        return real;
    }

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
