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

/// <summary>How launches end, in words.</summary>
internal static class OutcomeWords
{
    public static string Of(LaunchOutcome outcome) => outcome switch
    {
        LaunchOutcome.Ok => "ended well",
        LaunchOutcome.Crashed => "crashed",
        LaunchOutcome.TimedOut => "ran past its limit and was killed",
        LaunchOutcome.Garbage => "wrote what is no reply",
        LaunchOutcome.Incomplete => "ended before its last reply",
        LaunchOutcome.Flooded => "wrote too much and was killed",
        LaunchOutcome.Failed => "said that it failed",
        LaunchOutcome.WrongResult => "returned a wrong result",
        LaunchOutcome.LeftProcesses => "left processes behind",
        LaunchOutcome.GilMismatch => "ran with another GIL state than its arm claims",
        _ => outcome.ToString(),
    };
}
