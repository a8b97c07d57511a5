using GilBench.Reporting;
using GilBench.Results;

namespace GilBench.Cli;

/// <summary>
/// Files that a command writes where the user said: new ones only, because nothing shows whose a file is that is there already.
/// </summary>
internal static class NewFile
{
    /// <summary>Opens it, and lets it be written. What is no file of bytes (<c>/dev/stderr</c>, a pipe) is written to.</summary>
    /// <exception cref="ReportException">There is one, or it cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (FileIdentity.At(path) is { IsRegular: true })
        {
            throw new ReportException($"There is a file at {path} already; name another one with --output, or move it away.");
        }

        try
        {
            var mode = Path.Exists(path) ? FileMode.Open : FileMode.CreateNew;
            using var file = new FileStream(path, mode, FileAccess.Write, FileShare.ReadWrite);
            write(file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                $"The export cannot be written to {path}: {refused.Message.TrimEnd('.')}; name another file with --output.");
        }
    }
}
