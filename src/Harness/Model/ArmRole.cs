namespace GilBench.Model;

/// <summary>Why an arm is in the plan.</summary>
internal enum ArmRole
{
    /// <summary>It was asked for.</summary>
    Measured,

    /// <summary>The same as another arm once more: what differs between the two is noise (A/A).</summary>
    NullControl,

    /// <summary>One worker through the same executor: what the speed-up of several is against.</summary>
    SamePath,

    /// <summary>The native spin: what the hardware permitted.</summary>
    PositiveControl,
}
