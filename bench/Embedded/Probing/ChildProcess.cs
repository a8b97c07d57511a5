using System.ComponentModel;
using System.Diagnostics;

namespace GilBench.Embedded.Probing;

/// <summary>A short-lived process, waited for and ended where it takes too long.</summary>
/// <param name="ExitCode">Above 128: ended by the signal of that number less 128.</param>
internal sealed record ChildProcess(int ExitCode, string Output, string Error)
{
    private const int BySignal = 128;

    /// <summary>Why it ended badly, as far as it tells.</summary>
    public string Why => (LastLine(Error), ExitCode) switch
    {
        ("", > BySignal) => $"the process was ended by signal {ExitCode - BySignal}",
        ("", _) => $"the process ended with exit code {ExitCode}",
        var (line, code) => code > BySignal ? $"{line} (ended by signal {code - BySignal})" : line,
    };

    /// <exception cref="NotSupportedException">It cannot be started, or takes too long.</exception>
    public static ChildProcess Run(ProcessStartInfo start, TimeSpan patience)
    {
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(patience))
            {
                process.Kill(entireProcessTree: true);
                throw new NotSupportedException($"{start.FileName} did not end within {patience.TotalSeconds:0} s");
            }

            return new ChildProcess(process.ExitCode, output.Result, error.Result);
        }
        catch (Win32Exception failure)
        {
            throw new NotSupportedException($"{start.FileName} cannot be started: {failure.Message}");
        }
    }

    public static string LastLine(string text) => text.TrimEnd().Split('\n')[^1].Trim();
}
