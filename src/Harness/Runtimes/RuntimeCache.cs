namespace GilBench.Runtimes;

/// <summary>The folders of the project's own cache. Nothing is created by naming them.</summary>
internal sealed record RuntimeCache(string Root)
{
    private const string PartialPrefix = ".partial-";

    /// <summary>One folder per interpreter built from source, named by its key, such as <c>cpython-3.13.5t-o3</c>.</summary>
    public string Built => Path.Combine(Root, "runtimes");

    /// <summary>
    /// One folder per build with a shared library, by the key of the one in <see cref="Built"/> that it stands beside. They are apart from
    /// those, because they are no runtimes of their own: they are what a .NET program embeds in place of an interpreter without one.
    /// </summary>
    public string Shared => Path.Combine(Root, "shared");

    /// <summary>One folder per interpreter that uv brought, named by uv.</summary>
    public string FromUv => Path.Combine(Root, "uv");

    /// <summary>Programs put here by pip, one folder each.</summary>
    public string Tools => Path.Combine(Root, "tools");

    public string Logs => Path.Combine(Root, "logs");

    public string LockFile => Path.Combine(Root, "install.lock");

    /// <summary>The key of an interpreter that was built here, <c>[cache]/runtimes/[key]/bin/python3</c>; null for any other.</summary>
    public string? KeyOf(string executable)
    {
        var built = RealPath.Of(Built) + "/";
        var path = RealPath.Of(executable);
        return path.StartsWith(built, StringComparison.Ordinal) ? path[built.Length..].Split('/')[0] : null;
    }

    /// <summary>The interpreter of the build with a shared library that stands beside the one of this key, or would.</summary>
    public string SharedInterpreterOf(string key) => Path.Combine(Shared, key, "bin", "python3");

    public string NewPartialFolder() => Path.Combine(Root, PartialPrefix + Guid.NewGuid().ToString("N"));

    public IReadOnlyList<string> PartialFolders() =>
        Directory.Exists(Root) ? Directory.GetDirectories(Root, PartialPrefix + "*") : [];
}
