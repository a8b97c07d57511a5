using GilBench.Statistics.Verdicts;

namespace GilBench.Claims.Judging;

/// <summary>The controls that stand beside a case.</summary>
/// <param name="AaControl">The arm of the A/A control; null where there is none.</param>
/// <param name="Arms">Ids of all arms that the controls rest on.</param>
internal sealed record CaseControls(ClaimControls Controls, string? AaControl, IReadOnlyList<string> Arms);
