using GilBench.Runtimes.Installing;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Shows how far the builds of interpreters are: live on a terminal, as lines now and then elsewhere.</summary>
internal abstract class BuildView : IDisposable
{
    public static BuildView For(IAnsiConsole console, TimeProvider clock) =>
        console.Profile.Capabilities.Interactive && Environment.GetEnvironmentVariable("CI") is null ? new LiveBuilds(console) : new PlainBuilds(console, clock);

    /// <summary>Takes what a build has come to; builds beside each other tell it from threads of their own.</summary>
    public abstract void Tell(BuildProgress progress);

    public virtual void Dispose() => GC.SuppressFinalize(this);
}
