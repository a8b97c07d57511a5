namespace GilBench.DotNet.Models;

/// <summary>Which threads of the runtime's pool stand ready before the first slice.</summary>
internal enum PoolStart
{
    /// <summary>As many as the pool starts without hesitation: one per processor unless configured otherwise.</summary>
    AsConfigured,

    /// <summary>
    /// One per worker: the pool's minimum is raised. Blocking calls otherwise wait until the pool adds threads, one or two a second,
    /// and that would be all that is measured.
    /// </summary>
    OnePerWorker,
}
