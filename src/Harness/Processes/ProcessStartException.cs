using System.ComponentModel;

namespace GilBench.Processes;

/// <summary>The system refused to start a process; the message is the sentence for the user.</summary>
internal sealed class ProcessStartException(string executable, Win32Exception refusal) : Exception($"'{executable}' could not be started: {Reason(refusal)}.")
{
    private const int OutOfProcesses = 11;
    private const int OutOfMemory = 12;
    private const int OutOfFilesInSystem = 23;
    private const int OutOfFiles = 24;

    /// <summary>By the number of the error (errno(3)); CliWrap puts an exception of its own around the one that has it.</summary>
    private static string Reason(Win32Exception refusal) => (refusal.GetBaseException() as Win32Exception ?? refusal) switch
    {
        { NativeErrorCode: OutOfFiles } => "this session may open too few files; allow more, such as by 'ulimit -n 1024', or raise its hard limit (limits.conf(5))",
        { NativeErrorCode: OutOfFilesInSystem } => "too many files are open on this machine; end what opens them, or raise fs.file-max",
        { NativeErrorCode: OutOfProcesses } => "no more processes may be started; end some, or allow more by 'ulimit -u'",
        { NativeErrorCode: OutOfMemory } => "the machine is out of memory; end what uses it",
        var other => other.Message.TrimEnd('.'),
    };
}
