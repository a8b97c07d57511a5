using GilBench.Claims.Reading;
using GilBench.History;
using GilBench.Planning;
using GilBench.Processes;
using GilBench.Reporting;
using GilBench.Reporting.Printing;
using GilBench.Results;
using GilBench.Runtimes;
using GilBench.Runtimes.Installing;
using GilBench.Workers;
using Spectre.Console;

namespace GilBench.Cli;

/// <summary>
/// Carries out what a command does, with a token that an interruption cancels; what goes wrong becomes one sentence and the exit code.
/// </summary>
internal delegate Task<int> HandlingErrors(Func<CancellationToken, Task<int>> command);

/// <summary>Turns what goes wrong into one sentence and an exit code; a stack trace is never shown.</summary>
internal sealed class ErrorHandling(IAnsiConsole errors)
{
    /// <summary>Said in place of .NET's own message, which is only that a file is not there.</summary>
    private const string NotLoaded =
        "A part of the program could not be loaded: this session may open too few files (allow more, such as by 'ulimit -n 1024'), "
        + "or the program's files are incomplete (build it anew).";

    public async Task<int> RunAsync(Func<Task<int>> command)
    {
        // The console needs this assembly to say anything, and cannot load it any more where too few files may be opened.
        _ = typeof(System.ComponentModel.Win32Exception).FullName;
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is UsageException or ClaimException or RunFileException or ReportException
            or PythonVersionException or HistoryException { Fault: HistoryFault.WrongUse })
        {
            return Say(wrong.Message, ExitCode.WrongUse);
        }
        catch (Exception wrong) when (wrong is WorkerException or CommandNotFoundException or MissingToolException or ProcessStartException
            or RuntimeInstallException or RunLostException or NoPythonException or HistoryException or PrintException)
        {
            return Say(wrong.Message, ExitCode.CouldNotMeasure);
        }
        catch (OperationCanceledException)
        {
            return Say("Interrupted.", ExitCode.Interrupted);
        }
        catch (FileLoadException)
        {
            return Say(NotLoaded, ExitCode.CouldNotMeasure);
        }
        catch (FileNotFoundException wrong) when (wrong.FileName?.Contains("PublicKeyToken", StringComparison.Ordinal) == true)
        {
            return Say(NotLoaded, ExitCode.CouldNotMeasure);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return Say($"{wrong.Message.TrimEnd('.')}; nothing measured was lost.", ExitCode.CouldNotMeasure);
        }
#pragma warning disable CA1031 // The last resort: a user gets a sentence, and a maintainer the trace on request.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            if (Environment.GetEnvironmentVariable("GILBENCH_TRACE") is not null)
            {
                throw;
            }

            return Say(
                $"This is a defect of gilbench ({defect.GetType().Name}: {defect.Message}); launches that had ended are in the run file. "
                + "Please report it with what GILBENCH_TRACE=1 prints.",
                ExitCode.CouldNotMeasure);
        }
    }

    public int Say(string sentence, int code)
    {
        errors.MarkupLineInterpolated($"[red]gilbench:[/] {sentence}");
        return code;
    }
}

/// <summary>What the program's exit code says.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The answer is no: a claim is contrary to what was expected of it, or the statistics err more often than designed.</summary>
    public const int No = 1;

    /// <summary>Wrong use; the sentence on standard error says what to change.</summary>
    public const int WrongUse = 2;

    /// <summary>Nothing could be measured, judged, installed or written, or the evidence is refused.</summary>
    public const int CouldNotMeasure = 3;

    public const int Interrupted = 130;
}
