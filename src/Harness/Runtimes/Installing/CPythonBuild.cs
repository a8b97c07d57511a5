using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Runtimes.Installing;

/// <summary>Builds CPython from its source into a stage: a copy of the root of the file system that holds nothing else.</summary>
internal sealed class CPythonBuild(ProcessRunner runner, InstallerSettings settings, TimeProvider clock)
{
    // What in the user's session would give the two builds of a pair, or today's and tomorrow's, other flags than the recipe's.
    private static readonly string[] Unwanted = [
        "CFLAGS", "CPPFLAGS", "LDFLAGS", "OPT", "MAKEFLAGS", "MAKELEVEL", "DESTDIR", "CONFIG_SITE"];

    private static readonly TimeSpan PlanLimit = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Runs its arguments with both streams into the log, <c>$0</c>. An interrupt that is ignored, as it is for everything started in the
    /// background of a script, is set back where env(1) can: a test that the profile is taken from sends itself one.
    /// </summary>
    public const string LoggedShell = """
        exec >>"$0" 2>&1
        if env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT "$@"; fi
        exec "$@"
        """;

    /// <summary>Unpacks a release.</summary>
    /// <returns>Its top folder.</returns>
    /// <exception cref="RuntimeInstallException">It is no readable tarball of one folder.</exception>
    public async Task<string> UnpackAsync(SourceTarball tarball, string folder, CancellationToken cancellation)
    {
        var result = await runner.RunAsync(new Command("tar", ["-xf", tarball.Path, "-C", folder]), cancellation: cancellation);
        return result.Succeeded && Directory.GetDirectories(folder) is [var top]
            ? top
            : throw new RuntimeInstallException(
                $"The source of Python {tarball.Version} could not be unpacked in {folder}: {result.LastWords}");
    }

    /// <summary>Configures, compiles and installs into the stage.</summary>
    /// <returns>Where the interpreter stands within the stage; it runs there as it will in its final place.</returns>
    /// <exception cref="RuntimeInstallException">A step failed; the sentence names the log.</exception>
    public async Task<string> BuildAsync(BuildRecipe recipe, BuildRoom room, Action<string> say, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var log = new BuildLog(settings.Cache, recipe.Name);
        var (work, stage) = (Directory.CreateDirectory(Path.Combine(room.Folder, "build")).FullName, Path.Combine(room.Folder, "stage"));
        var final = recipe.FolderIn(settings.Cache);
        int? expected = null;

        var patience = recipe.Optimized ? ", which takes many minutes with its profile and its linking" : "";
        say($"Building {recipe.Name} with {Counted.Of(room.Jobs, "job")}{patience}; the log is {log.File}.");
        await StepAsync(BuildStep.Configure, "configured", [Path.Combine(room.Source, "configure"), .. recipe.ConfigureArguments(final)]);
        expected = await ExpectedFilesAsync(work, cancellation);
        await StepAsync(BuildStep.Compile, "compiled", ["make", $"-j{room.Jobs}"]);
        await StepAsync(BuildStep.Install, "installed", ["make", "install", $"DESTDIR={stage}", "TESTSUBDIRS="]);
        say($"Built {recipe.Name} in {clock.GetElapsedTime(started).TotalSeconds:0} s.");
        return stage + final;

        async Task StepAsync(BuildStep step, string done, IReadOnlyList<string> words)
        {
            var running = runner.RunAsync(
                InWork(new Command("sh", ["-c", LoggedShell, log.File, .. words]), work), cancellation: cancellation);
            do
            {
                settings.Progress(new BuildProgress(recipe.Name, step, log.Count(step), step == BuildStep.Compile ? expected : null));
            }
            while (await Task.WhenAny(running, Task.Delay(settings.ProgressInterval, clock, CancellationToken.None)) != running);

            if (await running is { Succeeded: false })
            {
                throw new RuntimeInstallException($"{recipe.Name} could not be {done}: {log.LastWords()} (the whole log: {log.File})");
            }
        }
    }

    /// <summary>What make(1) would compile; null where it does not say.</summary>
    private async Task<int?> ExpectedFilesAsync(string work, CancellationToken cancellation)
    {
        var plan = await runner.RunAsync(InWork(new Command("make", ["-n"]) { Limit = PlanLimit }, work), cancellation: cancellation);
        var files = BuildLog.Count(BuildStep.Compile, plan.StandardOutput.Split('\n'));
        return plan.Succeeded && files > 0 ? files : null;
    }

    private Command InWork(Command command, string work) => command with { WorkingDirectory = work, Environment = BuildVariables() };

    private Dictionary<string, string?> BuildVariables()
    {
        var variables = new Dictionary<string, string?>(PythonVariables.Cleaned(settings.Surroundings.Variables.Keys)) { ["LC_ALL"] = "C" };
        foreach (var name in Unwanted)
        {
            variables[name] = null;
        }

        return variables;
    }
}

/// <summary>Where a build takes place.</summary>
/// <param name="Source">The unpacked source, left unchanged; builds beside each other share it.</param>
/// <param name="Folder">An empty folder to build in.</param>
/// <param name="Jobs">How many compilers run at once.</param>
internal sealed record BuildRoom(string Source, string Folder, int Jobs);
