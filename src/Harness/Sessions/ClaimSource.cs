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

    /// <summary>What claims about a run may speak of: the user's code that it measured, else the project's workloads.</summary>
    public ClaimVocabulary VocabularyOf(Run run) => run.Header.HasUserCode
        ? new ClaimVocabulary([.. run.Header.Workloads.Where(workload => workload.Code is not null)], ExecutionModels.All)
        : Vocabulary;

    /// <param name="path">Null is the project's own file.</param>
    /// <param name="vocabulary">Null is the project's own workloads.</param>
    /// <exception cref="ClaimException">There is no such file, or it is no file of claims.</exception>
    public IReadOnlyList<Claim> Read(string? path = null, ClaimVocabulary? vocabulary = null) =>
        ClaimFile.Read(path ?? host.Places.Claims, vocabulary ?? Vocabulary).Claims;

    /// <summary>Those that the run was measured for, which lie beside it; null where it was measured for none.</summary>
    /// <param name="run">As read from there.</param>
    public IReadOnlyList<Claim>? Beside(string runOrFolder, Run run)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(runOrFolder)))!, ClaimFile.Name);
        return File.Exists(path) ? Read(path, VocabularyOf(run)) : null;
    }

    /// <summary>Those beside the run, else the project's; of the user's code the project claims nothing.</summary>
    /// <param name="run">As read from there.</param>
    public IReadOnlyList<Claim> ForRun(string runOrFolder, Run run) =>
        Beside(runOrFolder, run) ?? (run.Header.HasUserCode ? [] : Read());
}
