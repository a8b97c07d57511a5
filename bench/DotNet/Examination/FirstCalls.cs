using System.Diagnostics;
using GilBench.DotNet.Machine;
using GilBench.DotNet.UserCode;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Examination;

/// <summary>The first calls of a method of the user's: how long they take, whether they wait, what they return.</summary>
internal sealed class FirstCalls(UserTarget target, Unit unit, double seconds)
{
    private const int LeastCalls = 3;
    private const int MostCalls = 1000;
    private const double LeastShareOfComputing = 0.9;
    private const double MostShareOfWaiting = 0.1;
    private const int LongestWholeText = 20_000;

    private int _calls;
    private double _wallSeconds;
    private double _cpuSeconds;
    private string? _first;
    private string? _other;

    /// <summary>
    /// One call that is not counted, as the runtime compiles in it what is called, unless it alone takes all the time; then calls until the
    /// time has passed. Texts are made outside the times.
    /// </summary>
    public CodeExamination Examine()
    {
        var began = Stopwatch.GetTimestamp();
        Call();
        if (_wallSeconds < seconds)
        {
            (_calls, _wallSeconds, _cpuSeconds) = (0, 0, 0);
            while (_calls < MostCalls && (_calls < LeastCalls || Stopwatch.GetElapsedTime(began).TotalSeconds < seconds))
            {
                Call();
            }
        }

        return new CodeExamination(Error: null)
        {
            IsCoroutine = target.IsAwaitable,
            Calls = _calls,
            WallSeconds = _wallSeconds,
            CpuSeconds = _cpuSeconds,
            SecondsPerCall = _wallSeconds / _calls,
            Kind = Kind(),
            Result = _first!.EnumerateRunes().Count() <= LongestWholeText ? _first : ResultText.Of(_first),
            ResultIsConstant = _other is null,
            Unequal = _other is null ? null : new UnequalResults(ResultText.Of(_first)!, ResultText.Of(_other)!),
        };
    }

    private void Call()
    {
        var queued = ProcessStatus.QueuedSeconds();
        var before = Meters.Read();
        var started = Stopwatch.GetTimestamp();
        object result;
        try
        {
            result = unit.Run();
        }
        catch (Exception failure)
        {
            throw unit.User!.FailureOf(failure);
        }

        var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var cpu = (Meters.Read() - before).CpuSeconds;
        _wallSeconds += Math.Max(wall - (ProcessStatus.QueuedSeconds() - queued), Math.Min(cpu, wall));
        _cpuSeconds += cpu;
        _calls++;
        var text = target.WholeText(result, expected: _first);
        _first ??= text;
        _other ??= text == _first ? null : text;
    }

    private CodeKind Kind() => (_cpuSeconds / Math.Max(_wallSeconds, 1e-9)) switch
    {
        >= LeastShareOfComputing => CodeKind.Cpu,
        <= MostShareOfWaiting => CodeKind.Io,
        _ => CodeKind.Mixed,
    };
}
