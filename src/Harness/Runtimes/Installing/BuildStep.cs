namespace GilBench.Runtimes.Installing;

/// <summary>The steps of a build, in their order.</summary>
internal enum BuildStep
{
    Configure,
    Compile,
    Install,
}
