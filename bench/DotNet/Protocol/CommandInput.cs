using System.Collections.Concurrent;
using System.Text.Json;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Protocol;

/// <summary>
/// The commands that follow the request, one a line. A thread reads them, so that the end of input is noticed at once, in the middle of a
/// slice too: whoever asked is gone then, and the process ends. The thread stands in a blocking read and uses no CPU time.
/// </summary>
internal sealed class CommandInput : IDisposable
{
    private const int MostTasks = 10_000_000;
    private const int ExitDone = 0;
    private const int ExitAlone = 3;

    private readonly TextReader _input;
    private readonly bool _hasOtherEnd = HasOtherEnd(File.ResolveLinkTarget("/proc/self/fd/0", returnFinalTarget: false)?.Name);
    private readonly BlockingCollection<string> _lines = [];
    private volatile bool _isOver;
    private volatile bool _isWaiting;

    /// <param name="input">Behind the request.</param>
    public CommandInput(TextReader input)
    {
        _input = input;
        new Thread(ReadLines) { IsBackground = true, Name = "commands" }.Start();
    }

    /// <summary>Waits for the next command.</summary>
    /// <exception cref="UsageException">It is none; says what is wrong with it.</exception>
    public WorkerCommand Next()
    {
        _isWaiting = true;
        var line = _lines.Take();
        _isWaiting = false;
        return Parse(line);
    }

    /// <summary>Parses a made-up command, so that the code is compiled before anything is timed.</summary>
    public static void Rehearse() => Parse("""{"type":"go","tasks":1}""");

    private static WorkerCommand Parse(string line)
    {
        try
        {
            var read = SliceJson.IsGo(line, out var tasks)
                ? new WorkerGo(tasks)
                : LaunchJson.Command(line) ?? JsonSerializer.Deserialize(line, ProtocolJson.Default.WorkerCommand);
            return read switch
            {
                WorkerGo { Tasks: < 1 or > MostTasks } or WorkerWarmUp { Tasks: < 1 or > MostTasks } =>
                    throw new UsageException($"tasks must be from 1 to {MostTasks}."),
                WorkerWarmUp { Seconds: not (>= 0 and <= 3600) } => throw new UsageException("seconds must be from 0 to 3600."),
                { } command => command,
                null => throw new UsageException("The command is null; it must be of type go, warm_up or end."),
            };
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            throw new UsageException("The command is not one of type go (with tasks), warm_up (with tasks and seconds) or end.");
        }
    }

    /// <summary>From now on the end of input means nothing: the last reply is about to be sent.</summary>
    public void Dispose() => _isOver = true;

    private void ReadLines()
    {
        while (_input.ReadLine() is { } line)
        {
            _lines.Add(line);
        }

        // A file that is read as input ends before its commands have been carried out, and nobody waits behind it.
        if (_isOver || !_hasOtherEnd)
        {
            return;
        }

        // Not Environment.Exit, which waits for what the process has under way.
        Libc.EndProcess(_isWaiting && _lines.Count == 0 ? ExitDone : ExitAlone);
    }

    /// <param name="descriptor">
    /// What the link of the descriptor names. A terminal or a file has no other end: nobody waits behind it.
    /// </param>
    internal static bool HasOtherEnd(string? descriptor) =>
        descriptor is not null
        && (descriptor.StartsWith("pipe:", StringComparison.Ordinal) || descriptor.StartsWith("socket:", StringComparison.Ordinal));
}
