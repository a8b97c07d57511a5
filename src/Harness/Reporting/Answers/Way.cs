using GilBench.Analysis;
using GilBench.Model;
using GilBench.Reporting.Series;
using GilBench.Statistics;

namespace GilBench.Reporting.Answers;

/// <summary>
/// A way of running many calls of a function, the simplest first: each asks for more than those before it. A recommendation takes a later
/// one only where it is clearly better.
/// </summary>
internal enum Way
{
    /// <summary>One call after another; nothing changes.</summary>
    OneWorker,

    /// <summary>Tasks of one event loop, on a runtime with a GIL.</summary>
    EventLoop,

    /// <summary>On a runtime with a GIL.</summary>
    Threads,

    /// <summary>Tasks of one event loop; needs another interpreter.</summary>
    EventLoopWithoutGil,

    /// <summary>Needs another interpreter.</summary>
    ThreadsWithoutGil,

    /// <summary>Arguments and results travel, pickled.</summary>
    Processes,

    /// <summary>Tasks of one event loop that hand the computing to processes; of the document's workloads alone.</summary>
    EventLoopWithProcesses,

    /// <summary>Threads of .NET, of work that is in C# alone; beside Python, C# is a figure and no choice.</summary>
    CSharp,
}

/// <summary>One way, as a run measured it.</summary>
/// <param name="Measured">On as many cores as the answer is about; of one worker, on one.</param>
/// <param name="Base">What the gain is over: one worker through the same executor. Of one worker the arm itself.</param>
/// <param name="Gain">1 of one worker.</param>
internal sealed record WayMeasured(Way Way, ArmAnalysis Measured, ArmAnalysis Base, Estimate? Gain)
{
    public Arm Arm => Measured.Arm;

    /// <summary>What each worker beyond the first holds, shared pages counted once; null where it was not read.</summary>
    public double? BytesPerWorker => WorkerMemory.OfFurther(Measured, Base);

    /// <summary>Until all workers stand ready; null where their start was never timed.</summary>
    public Estimate? StartUp => Measured.EstimateOf(Metric.StartUp);
}

/// <summary>Ways that have no figure, for one reason.</summary>
/// <param name="Reason">As the plan or the launches have it: a sentence or a phrase.</param>
internal sealed record MissingWays(IReadOnlyList<Way> Ways, string Reason);

/// <summary>What one thread pays for free threading: the free-threaded build's time ÷ the stock build's.</summary>
/// <param name="Builds">How the two differ beyond the GIL.</param>
internal sealed record FreeThreadingPrice(Estimate Ratio, BuildComparison Builds);
