namespace GilBench.Runtimes.Installing;

/// <summary>Where a build takes place.</summary>
/// <param name="Source">The unpacked source, left unchanged; builds beside each other share it.</param>
/// <param name="Folder">An empty folder to build in.</param>
/// <param name="Jobs">How many compilers run at once.</param>
internal sealed record BuildRoom(string Source, string Folder, int Jobs);
