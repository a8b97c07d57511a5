using GilBench.Model;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;
using GilBench.Reporting.Exports;
using GilBench.Results;
using GilBench.Statistics.Gates;

namespace GilBench.Sessions;

/// <summary>The comparison that a run was measured for, judged from what lies in its folder as it was when it was measured.</summary>
internal static class FolderComparison
{
    private const string NothingKept =
        "No comparison.json of this run that says what was known of the machine's noise lies beside it, so the margins are what the base "
            + "shows against itself; the verdicts may differ from those at the time.";

    /// <param name="runOrFolder">Where the run was read from.</param>
    /// <returns>Null where the run compares nothing, or measured this machine's noise.</returns>
    public static ComparisonReport? Of(string runOrFolder, Run run)
    {
        if (run.Header.Comparison is not { Kind: not ComparisonKind.Calibration } what)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(RunFile.PathOf(runOrFolder)))!;
        var again = Again(Path.Combine(folder, RunFolder.Rerun));
        var kept = KeptComparison.Beside(folder, run.Header.Id);
        var floors = kept?.NoiseFloors ?? new Dictionary<string, NoiseFloor>();
        var result = ComparisonJudge.Judge(run, again, kind => floors.GetValueOrDefault(kind) ?? NoiseFloor.From([]));
        return new ComparisonReport(what, result, run, again, kept is null ? [NothingKept] : [.. kept.Notes.Except(what.Notes)])
        {
            NoiseFloors = floors,
        };
    }

    /// <returns>Null where nothing was measured again, or not to its end.</returns>
    private static Run? Again(string folder) =>
        File.Exists(RunFile.PathOf(folder))
            && RunFile.Read(folder) is { Header.Comparison: not null, End: { Reason: not RunEndReason.Interrupted } } again
            ? again
            : null;
}
