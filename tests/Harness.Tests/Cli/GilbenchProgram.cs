using System.Diagnostics;
using GilBench.Processes;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Cli;

/// <summary>The real program, in a process of its own, for a user with an empty home and no interpreter but those that are named.</summary>
internal sealed class GilbenchProgram : IDisposable
{
    /// <summary>What it calls, and what the fakes need.</summary>
    private static readonly string[] Programs = ["dotnet", "setsid", "taskset", "cat"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public GilbenchProgram()
    {
        Directory.CreateDirectory(Folder.In("bin"));
        foreach (var name in Programs)
        {
            File.CreateSymbolicLink(Folder.In($"bin/{name}"), ExecutablePath.Find(name)!);
        }
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Where the C# worker is built, beside the program.</summary>
    public static string DotNetWorker { get; } =
        Path.Combine(
            Path.GetDirectoryName(ProjectTree.Gilbench)!, "..", "..", "GilBench.DotNet",
            Path.GetFileName(Path.GetDirectoryName(ProjectTree.Gilbench)!), "GilBench.DotNet.dll");

    /// <summary>Whether it is built, so that .NET is among the runtimes.</summary>
    public static bool HasDotNetWorker { get; } = File.Exists(DotNetWorker);

    public Process Start(params IEnumerable<string> arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <param name="variables">Set for it on top of those of this process.</param>
    public Process Start(IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments) =>
        Start("dotnet", [ProjectTree.Gilbench, .. arguments], variables);

    /// <summary>Runs it to its end after a command of the shell.</summary>
    public async Task<ProgramEnd> RunUnderAsync(string shellCommand, params IEnumerable<string> arguments)
    {
        using var process = Start(
            "/bin/sh",
            ["-c", $"{shellCommand} && exec dotnet \"$@\"", "sh", ProjectTree.Gilbench, .. arguments],
            new Dictionary<string, string>());
        return await EndOf(process);
    }

    private Process Start(string executable, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        // .NET leaves a signal alone that was ignored when the program started, as SIGHUP is under nohup and SIGINT in the background of a
        // script.
        var start = new ProcessStartInfo("env", ["--default-signal=HUP,INT", executable, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder.Root,
        };
        var dotnet = ExecutablePath.Find("dotnet")!;
        start.Environment["DOTNET_ROOT"] =
            Path.GetDirectoryName(File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet);
        start.Environment["PATH"] = Folder.In("bin");
        start.Environment["HOME"] = Folder.Root;
        var ofOthers = start.Environment.Keys.Where(name => name.StartsWith("GILBENCH_", StringComparison.Ordinal));
        foreach (var name in ofOthers.Concat(["PYENV_ROOT", "UV_PYTHON_INSTALL_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"]).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end; past the limit it is killed and the test fails.</summary>
    public async Task<ProgramEnd> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        return await EndOf(process);
    }

    public static async Task<ProgramEnd> EndOf(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramEnd(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => Folder.Dispose();
}
