namespace GilBench.Model;

/// <summary>What the environment can do to a launch so that it is repeated.</summary>
internal enum Disturbance
{
    /// <summary>It ran on other cores than it was pinned to.</summary>
    WrongCores,

    /// <summary>A cgroup's CPU quota stopped it.</summary>
    Throttled,

    /// <summary>The hypervisor gave its cores to others.</summary>
    Stolen,

    /// <summary>Other programs ran on its cores.</summary>
    OtherPrograms,

    /// <summary>Its worker did not have a core for the whole time, and nothing says who had it.</summary>
    LostTime,

    /// <summary>A worker that should have stood still between its slices did not.</summary>
    WorkedWhileWaiting,

    /// <summary>A sentence that this program does not write.</summary>
    Unknown,
}
