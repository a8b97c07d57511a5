namespace GilBench.Reporting.Page;

/// <summary>How steadily a core ran, as the page shows it.</summary>
/// <param name="SlowShare">Share of the rounds below 85 % of its best.</param>
/// <param name="SlowSpeed">Its speed in those.</param>
internal sealed record CoreRow(string Cpu, string Rounds, string SlowShare, string SlowSpeed, string Meaning);
