
namespace GilBench.Runtimes.Installing;

/// <summary>An interpreter in the project's cache, asked what it is.</summary>
/// <param name="Folder">Its folder in the cache; the name of the folder says version and flags.</param>
internal sealed record InstalledRuntime(string Folder, RuntimeDescription Description);
