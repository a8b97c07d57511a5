using System.Collections.Concurrent;
using System.Text.Json;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Protocol;

/// <summary>
/// The commands that follow the request, one a line. A thread reads them, so that the end of input is noticed at once, in the middle of a
/// slice too: then whoever asked is gone, and the process ends. The thread stands in a blocking read and uses no CPU time.
/// </summary>
internal sealed class CommandInput : IDisposable
{
    private const int MostTasks = 10_000_000;

    private readonly TextReader _input;
    private readonly Action _abandoned;
    private readonly BlockingCollection<string> _lines = [];

    /// <param name="input">Behind the request.</param>
    /// <param name="abandoned">Called where the input ends without <c>end</c>.</param>
    public CommandInput(TextReader input, Action abandoned)
    {
        (_input, _abandoned) = (input, abandoned);
        new Thread(ReadLines) { IsBackground = true, Name = "commands" }.Start();
    }

    /// <summary>Waits for the next command.</summary>
    /// <exception cref="UsageException">It is none; says what is wrong with it.</exception>
    public WorkerCommand Next()
    {
        var line = _lines.Take();
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.WorkerCommand) switch
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

    public void Dispose() => _lines.Dispose();

    private void ReadLines()
    {
        while (_input.ReadLine() is { } line)
        {
            _lines.Add(line);
            if (line.Contains("\"end\"", StringComparison.Ordinal))
            {
                return;
            }
        }

        _abandoned();
    }
}
