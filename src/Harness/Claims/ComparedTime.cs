namespace GilBench.Claims;

/// <summary>Which time of an arm a claim compares.</summary>
internal enum ComparedTime
{
    /// <summary>Of one unit of work: the warm slice ÷ its units.</summary>
    Unit,

    /// <summary>Of the whole warm slice, however many units it has.</summary>
    Iteration,

    /// <summary>Start-up and first slice: what a program pays that does it once.</summary>
    Cold,
}
