using GilBench.Claims;
using GilBench.Claims.Reading;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;

namespace GilBench.Sessions;

/// <summary>Where claims come from.</summary>
internal sealed class ClaimSource(HostEnvironment host)
{
    public ClaimVocabulary Vocabulary => field ??= new ClaimVocabulary(host.Catalog.Workloads, ExecutionModels.All);

    /// <summary>What claims about a run may speak of: the project's workloads, and the user's that the run has.</summary>
    public ClaimVocabulary VocabularyOf(Run run) =>
        run.Header.Workloads.Where(workload => workload.Code is not null).ToList() is { Count: > 0 } own
        ? new ClaimVocabulary(own, ExecutionModels.All)
        : Vocabulary;

    /// <param name="path">Null is the project's own file.</param>
    /// <param name="vocabulary">Null is the project's own workloads.</param>
    /// <exception cref="ClaimException">There is no such file, or it is no file of claims.</exception>
    public IReadOnlyList<Claim> Read(string? path = null, ClaimVocabulary? vocabulary = null) =>
        ClaimFile.Read(path ?? host.Places.Claims, vocabulary ?? Vocabulary).Claims;

    /// <summary>Those that the run was measured for, which lie beside it; null where it was measured for none.</summary>
    public IReadOnlyList<Claim>? Beside(string runOrFolder)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(runOrFolder)))!, ClaimFile.Name);
        return File.Exists(path) ? Read(path, VocabularyOf(RunFile.Read(runOrFolder))) : null;
    }

    /// <summary>Those beside the run, else the project's; of the user's code the project claims nothing.</summary>
    public IReadOnlyList<Claim> ForRun(string runOrFolder) =>
        Beside(runOrFolder) ?? (VocabularyOf(RunFile.Read(runOrFolder)) == Vocabulary ? Read() : []);
}
