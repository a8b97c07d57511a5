namespace GilBench.Reporting.Warnings;

/// <param name="Sentence">Complete, with what it means for the reader.</param>
internal sealed record Warning(WarningKind Kind, string Sentence);

/// <summary>
/// Everything that a report may warn of. The list is closed: a new warning is a new row here and its sentence in <see cref="Sentences"/>.
/// </summary>
internal enum WarningKind
{
    MissingRuntime,
    Interrupted,
    NotEnded,
    TooNoisy,
    FewBlocks,
    SpoiledBlocks,
    AaIntervalWide,
    AaIntervalUnknown,
    NoAaControl,
    CeilingLow,
    NoCeiling,
    NoInterval,
    WideIntervals,
    FailedLaunches,
    NeverMeasured,
    CertificateRefused,
    NotSteady,
    SeveralModes,
    NotOptimized,
    DebugBuild,
    UnlikePair,
    Quota,
    Variables,
    ServerSharesCores,
    ServerNotMeasured,
    Resumed,
}
