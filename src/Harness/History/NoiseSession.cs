namespace GilBench.History;

/// <summary>By how much an arm differed from itself in a session that measured it twice.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Fingerprint">Of the machine.</param>
/// <param name="Kind">What is as noisy as that arm, in words of whoever asks, such as <c>cpu:threads@cpython-3.13:2x2</c>.</param>
/// <param name="LogRatio">The Hodges–Lehmann estimate of ln(once ÷ once more).</param>
internal sealed record NoiseSession(string Run, string Fingerprint, string Kind, double LogRatio, int Blocks, DateTimeOffset Created)
{
    /// <summary>The arm, where a run has several of one kind: a session is known by run, kind and arm.</summary>
    public string Arm { get; init; } = "";
}
