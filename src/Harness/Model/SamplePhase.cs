namespace GilBench.Model;

internal enum SamplePhase
{
    /// <summary>The first slice of a launch, nothing warmed up.</summary>
    Cold,

    Warm,
}
