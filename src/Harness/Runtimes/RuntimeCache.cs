namespace GilBench.Runtimes;

/// <summary>The folders of the project's own cache. Nothing is created by naming them.</summary>
internal sealed record RuntimeCache(string Root)
{
    private const string PartialPrefix = ".partial-";

    /// <summary>One folder per interpreter built from source, named by its key, such as <c>cpython-3.13.5t-o3</c>.</summary>
    public string Built => Path.Combine(Root, "runtimes");

    /// <summary>One folder per interpreter that uv brought, named by uv.</summary>
    public string FromUv => Path.Combine(Root, "uv");

    /// <summary>Programs put here by pip, one folder each.</summary>
    public string Tools => Path.Combine(Root, "tools");

    public string Logs => Path.Combine(Root, "logs");

    public string LockFile => Path.Combine(Root, "install.lock");

    public string NewPartialFolder() => Path.Combine(Root, PartialPrefix + Guid.NewGuid().ToString("N"));

    public IReadOnlyList<string> PartialFolders() =>
        Directory.Exists(Root) ? Directory.GetDirectories(Root, PartialPrefix + "*") : [];
}
