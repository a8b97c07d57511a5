using GilBench.Processes;
using GilBench.Runtimes;
using GilBench.Runtimes.Installing;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>Brings interpreters, shown as it goes: what <c>runtimes install</c> and <c>all</c> share.</summary>
internal sealed class Installing(ProjectPlaces places, ProcessRunner processes, IAnsiConsole console, TimeProvider clock)
{
    /// <summary>With and without the GIL, of the version that the headline is about.</summary>
    public static readonly IReadOnlyList<string> MatchedPair = ["3.13", "3.13t"];

    /// <summary>Brings what the headline is about.</summary>
    /// <exception cref="RuntimeInstallException">It could not be done; says what, where, and what to try.</exception>
    public Task InstallPairAsync(CancellationToken cancellation) => InstallAsync(new InstallRequest(MatchedPair, Optimized: false), cancellation);

    /// <exception cref="RuntimeInstallException">It could not be done; says what, where, and what to try.</exception>
    public async Task InstallAsync(InstallRequest request, CancellationToken cancellation)
    {
        using var view = BuildView.For(console, clock);
        var settings = new InstallerSettings(Surroundings.OfThisProcess(), places.DescribeScript) { Progress = view.Tell };
        var outcomes = await new RuntimeInstaller(processes, settings, clock)
            .InstallAsync(request, step => console.WriteLine(step), cancellation).ConfigureAwait(false);
        view.Dispose();
        foreach (var runtime in outcomes.SelectMany(outcome => outcome.Runtimes))
        {
            console.MarkupLineInterpolated($"{runtime.Description.Implementation} {runtime.Description.Version}{(runtime.Description.GilDisabledBuild == true ? " free-threaded" : "")}: {runtime.Description.Executable}");
        }
    }
}
