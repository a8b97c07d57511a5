namespace GilBench.Model;

/// <summary>Why runs end, in words that follow "because".</summary>
internal static class EndWords
{
    public static string Of(RunEndReason reason) => reason switch
    {
        RunEndReason.Precise => "every interval is as narrow as asked",
        RunEndReason.AllBlocks => "all planned blocks were measured",
        RunEndReason.Budget => "the time budget was used up",
        RunEndReason.Interrupted => "it was interrupted",
        RunEndReason.TooNoisy => "the machine spoiled too many blocks",
        RunEndReason.NoLaunchWorked => "no launch of its first blocks worked",
        _ => reason.ToString(),
    };
}
