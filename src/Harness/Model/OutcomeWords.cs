namespace GilBench.Model;

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
