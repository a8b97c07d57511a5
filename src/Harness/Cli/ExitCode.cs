namespace GilBench.Cli;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The answer is no: a claim is contrary to what was expected of it, or the statistics err more often than designed.</summary>
    public const int No = 1;

    /// <summary>Wrong use; the sentence on standard error says what to change.</summary>
    public const int WrongUse = 2;

    /// <summary>Nothing could be measured, judged, installed or written, or the evidence is refused.</summary>
    public const int CouldNotMeasure = 3;

    public const int Interrupted = 130;
}
