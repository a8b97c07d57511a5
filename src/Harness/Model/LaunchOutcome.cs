namespace GilBench.Model;

/// <summary>How a launch ended. Everything but <see cref="Ok"/> is a recorded failure of its arm, never a lost run.</summary>
internal enum LaunchOutcome
{
    Ok,

    /// <summary>It ended with a bad exit code or a signal, without saying why.</summary>
    Crashed,

    /// <summary>It ran past its limit and was killed.</summary>
    TimedOut,

    /// <summary>It wrote what is no reply.</summary>
    Garbage,

    /// <summary>It ended well but before its last reply.</summary>
    Incomplete,

    /// <summary>It wrote more than a worker ever needs and was killed.</summary>
    Flooded,

    /// <summary>It answered <c>failed</c>.</summary>
    Failed,

    /// <summary>A unit returned something else than the expected result, or not every unit was done.</summary>
    WrongResult,

    /// <summary>Processes of it were alive after its end.</summary>
    LeftProcesses,

    /// <summary>The GIL certificate contradicts the arm.</summary>
    GilMismatch,
}
