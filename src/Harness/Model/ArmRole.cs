namespace GilBench.Model;

/// <summary>Why an arm is in the plan.</summary>
internal enum ArmRole
{
    /// <summary>It was asked for.</summary>
    Measured,

    /// <summary>The A/A control: the same as another arm once more, so that whatever differs between the two is noise.</summary>
    AaControl,

    /// <summary>One worker on one core through the same executor: what the speed-up of several is over.</summary>
    OneWorkerBaseline,

    /// <summary>Native code: what the hardware permitted.</summary>
    PositiveControl,
}
