using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;
using GilBench.Embedded.CApi;
using GilBench.Embedded.Hosting;
using GilBench.Protocol;

namespace GilBench.Embedded.Worker;

/// <summary>
/// One launch in a hosted interpreter: units opened, a slice for each <c>go</c>, units closed. The region that is timed has .NET's way to
/// share units and the calls into Python in it. Replies are made by Python (<c>gilbench/embedding.py</c>) of what is measured here.
/// </summary>
internal sealed class EmbeddedLaunch(WorkerRequest request, HostedModel model, IHostedObject launch, ReplyStream replies)
{
    private Batch _batch = new(new Unit(() => 0), 0);
    private int _slices;

    /// <summary>Carries out commands until <c>end</c>.</summary>
    /// <param name="line">The request as it came.</param>
    /// <param name="commands">The commands behind it.</param>
    /// <returns>The reply <c>done</c>, to be sent once the interpreter has ended well.</returns>
    /// <exception cref="RefusedException">Python refused the request.</exception>
    public WorkerReply Run(string line, CommandInput commands)
    {
        try
        {
            Require(launch.Text("start", line));
            using var units = launch.Object("units");
            return Opened(units, commands);
        }
        catch
        {
            CloseAfterFailure();
            throw;
        }
    }

    private WorkerReply Opened(IHostedObject units, CommandInput commands)
    {
        var began = Stopwatch.GetTimestamp();
        var awaited = model.Awaits ? new AwaitedPythonUnits((CApiObject)units, request.Workers) : null;
        Require(launch.Text("open"));
        using var blocking = model.Awaits ? null : new HostedUnits(units, model.Workers(request.Workers));
        using var pool = model.Create(request.Workers);
        replies.Write(Reply(launch.Text("ready", Stopwatch.GetElapsedTime(began).TotalSeconds)));
        Measure(awaited?.Unit ?? blocking!.Unit, pool, commands);
        began = Stopwatch.GetTimestamp();
        launch.Do("close");
        awaited?.Dispose();
        return Reply(launch.Text("done", Stopwatch.GetElapsedTime(began).TotalSeconds, ProcessStatus.PeakResidentBytes() ?? 0));
    }

    private void Measure(Unit unit, IExecutionModel pool, CommandInput commands)
    {
        while (true)
        {
            switch (commands.Next())
            {
                case WorkerGo when _slices == request.Slices:
                    throw new UsageException($"Slice {_slices + 1} is asked for, and the request said {request.Slices} at most.");
                case WorkerGo go:
                    replies.Write((WorkerSample)Reply(launch.Text("sample", Slice(unit, pool, go.Tasks))));
                    _slices++;
                    break;
                case WorkerWarmUp warmUp:
                    replies.Write(WarmUp(unit, pool, warmUp));
                    break;
                default:
                    return;
            }
        }
    }

    /// <returns>What was measured, as JSON for Python.</returns>
    private string Slice(Unit unit, IExecutionModel pool, int tasks)
    {
        if (_batch.Tasks == tasks)
        {
            _batch.Clear();
        }
        else
        {
            _batch = new Batch(unit, tasks);
        }

        var before = Meters.Read();
        var began = Stopwatch.GetTimestamp();
        pool.Run(_batch);
        var wall = Stopwatch.GetElapsedTime(began);
        var used = Meters.Read() - before;
        _batch.ThrowIfFailed();
        var measured = new MeasuredSlice(
            _slices, tasks, wall.TotalSeconds,
            [used.CpuSeconds, used.VoluntarySwitches, used.InvoluntarySwitches, used.MinorFaults, used.MajorFaults, used.SystemSeconds]);
        return JsonSerializer.Serialize(measured, MeasuredJson.Default.MeasuredSlice);
    }

    private WorkerWarm WarmUp(Unit unit, IExecutionModel pool, WorkerWarmUp warmUp)
    {
        var began = Stopwatch.GetTimestamp();
        var slices = 0;
        for (; Stopwatch.GetElapsedTime(began).TotalSeconds < warmUp.Seconds; slices++)
        {
            Slice(unit, pool, warmUp.Tasks);
            launch.Do("forget");
        }

        return new WorkerWarm(slices, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>What failed first is what is told.</summary>
    private void CloseAfterFailure()
    {
        try
        {
            launch.Do("close");
        }
        catch (PythonError)
        {
        }
    }

    /// <param name="refusal">Empty, or the reply <c>failed</c>.</param>
    private static void Require(string refusal)
    {
        if (refusal.Length > 0)
        {
            throw new RefusedException((WorkerFailed)Reply(refusal));
        }
    }

    private static WorkerReply Reply(string line) => JsonSerializer.Deserialize(line, ProtocolJson.Default.WorkerReply)!;
}

/// <summary>Python refused the request, in these words.</summary>
internal sealed class RefusedException(WorkerFailed reply) : Exception(reply.Message)
{
    public WorkerFailed Reply => reply;
}

/// <param name="Used">In the order of <c>gilbench.meters.Usage</c>.</param>
internal sealed record MeasuredSlice(int Index, int Tasks, double WallSeconds, IReadOnlyList<double> Used);

/// <summary>The JSON that Python is given.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MeasuredSlice))]
internal sealed partial class MeasuredJson : JsonSerializerContext;
