namespace GilBench.DotNet.Workloads;

/// <summary>One unit of work, ready to be run again and again by any number of workers.</summary>
/// <param name="Run">Does it on the calling thread, which it may block; the result's text is compared with the expected one.</param>
/// <param name="RunAsync">Does it without blocking; null where there is nothing to wait for.</param>
/// <param name="Inputs">What the unit reads and holds open, given back after the last slice.</param>
internal sealed record Unit(Func<object> Run, Func<Task<object>>? RunAsync = null, IDisposable? Inputs = null) : IDisposable
{
    public void Dispose() => Inputs?.Dispose();
}
