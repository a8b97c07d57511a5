namespace GilBench.Model;

internal enum SamplePhase
{
    /// <summary>The first iteration of a launch, nothing warmed up.</summary>
    Cold,

    Warm,
}
