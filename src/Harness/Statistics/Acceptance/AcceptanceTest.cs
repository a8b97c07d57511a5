namespace GilBench.Statistics.Acceptance;

/// <param name="Name">A few words that select it.</param>
/// <param name="Run">Simulates with its own fixed seeds and gives its lines of the table: the same ones every time.</param>
internal sealed record AcceptanceTest(string Name, Func<IReadOnlyList<AcceptanceRow>> Run);
