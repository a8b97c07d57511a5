using System.Diagnostics;

namespace GilBench.DotNet.Benchmarks;

/// <summary>
/// The HTTP server as a child of a program run by hand; it ends with its standard input, so it cannot outlive its parent.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Greeting = "listening on ";
    private readonly Process _process;

    public ServerProcess(string path)
    {
        _process = Process.Start(new ProcessStartInfo(path, ["--port", "0", "--until-eof"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"The server {path} did not start.");
        Url = _process.StandardOutput.ReadLine() is { } line && line.StartsWith(Greeting, StringComparison.Ordinal)
            ? line[Greeting.Length..]
            : throw new InvalidOperationException($"The server {path} ended without saying where it listens.");
    }

    /// <summary>Where the build leaves the server: in a folder beside this program.</summary>
    public static string PathBeside(string programFolder) => Path.Combine(programFolder, "server", "GilBench.Server");

    public string Url { get; }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
