using GilBench.Claims;
using GilBench.Claims.Reading;
using GilBench.Planning;
using GilBench.Results;

namespace GilBench.Sessions;

/// <summary>Where claims come from.</summary>
internal sealed class ClaimSource(HostEnvironment host)
{
    public ClaimVocabulary Vocabulary => field ??= new ClaimVocabulary(host.Catalog.Workloads, ExecutionModels.All);

    /// <param name="path">Null is the project's own file.</param>
    /// <exception cref="ClaimException">There is no such file, or it is no file of claims.</exception>
    public IReadOnlyList<Claim> Read(string? path = null) => ClaimFile.Read(path ?? host.Places.Claims, Vocabulary).Claims;

    /// <summary>Those that the run was measured for, which lie beside it; null where it was measured for none.</summary>
    public IReadOnlyList<Claim>? Beside(string runOrFolder)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(runOrFolder)))!, ClaimFile.Name);
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>Those beside the run, else the project's.</summary>
    public IReadOnlyList<Claim> ForRun(string runOrFolder) => Beside(runOrFolder) ?? Read();
}
