namespace GilBench.Model;

/// <summary>One thing that is measured: workload × sizes × execution model × runtime × cores × workers.</summary>
/// <param name="Id">Such as <c>sum_squares:threads@cpython-3.13:2x2</c> (cores × workers); unique in a plan.</param>
/// <param name="Cores">How many cores the launch is pinned to.</param>
/// <param name="Workers">How many workers share the tasks.</param>
/// <param name="Weak">Weak scaling: the tasks grow with the workers; otherwise the total is the same for every arm of the workload.</param>
internal sealed record Arm(
    string Id, string Workload, string ParameterSet, string Model, string Runtime, int Cores, int Workers, ArmRole Role, bool Weak)
{
    /// <summary>Whether it shows noise or what the hardware permits; all others were asked for, or are what those are over.</summary>
    public bool IsControl => Role is ArmRole.AaControl or ArmRole.PositiveControl;

    /// <summary>The arm's name as the plan, the run file and the reports write it.</summary>
    public static string IdOf(
        string workload, string parameterSet, string model, string runtime, int cores, int workers, bool weak, bool aaControl)
    {
        var set = parameterSet == ParameterSetNames.Calibrated ? "" : $"+{parameterSet}";
        var weakly = weak ? ":weak" : "";
        var doubled = aaControl ? ":aa" : "";
        return $"{workload}{set}:{model}@{runtime}:{cores}x{workers}{weakly}{doubled}";
    }
}

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
