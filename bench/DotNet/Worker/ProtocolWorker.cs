using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Worker;

/// <summary>Answers one request: runs its case by BenchmarkDotNet and replies as the protocol says.</summary>
internal sealed class ProtocolWorker(TextReader input, ReplyStream replies)
{
    private const int ExitDone = 0;
    private const int ExitUsage = 2;
    private const int ExitFailed = 3;

    /// <summary>Returns the exit code of the process.</summary>
    public int Run()
    {
        try
        {
            var request = RequestReader.Read(input.ReadLine());
            ParentWatch.Arm(input);
            Answer(request, new Nice());
            return ExitDone;
        }
        catch (UsageException failure)
        {
            return Fail(Failed.Usage, failure.Message, ExitUsage);
        }
        catch (NotSupportedException failure)
        {
            return Fail(Failed.Unsupported, failure.Message, ExitFailed);
        }
        catch (Exception failure)
        {
            return Fail(Failed.Error, $"{failure.GetType().Name}: {failure.Message}", ExitFailed);
        }
    }

    private void Answer(Request request, Nice nice)
    {
        var workload = WorkloadRegistry.Find(request.Workload);
        var model = ModelRegistry.Find(request.Model);
        RefuseUnsupported(request, workload, model);
        var arguments = new Arguments(workload.Id, request.Arguments);
        var server = request.Context.Url is { } url ? new Uri(url) : null;
        using var unit = workload.Prepare(arguments, new Surroundings(server, request.Context.DataDirectory, request.Workers));
        arguments.RefuseUnused();
        var launch = new Launch(request, model, unit, nice, replies);
        var measurements = Measure(request, launch);
        foreach (var sample in measurements.Zip(launch.Iterations).Select((pair, index) => ToSample(pair.First, pair.Second, index)))
        {
            replies.Write(sample, ProtocolJson.Default.Sample);
        }

        ParentWatch.Disarm();
        replies.Write(
            new Done(
                launch.Shutdown.TotalSeconds,
                ProcessStatus.PeakResidentBytes(),
                ChildrenPeakRssBytes: null,
                launch.ProportionalBytes,
                GilEnabled: null,
                Modules: null,
                ProcessStatus.Affinity()),
            ProtocolJson.Default.Done);
    }

    private static List<Measurement> Measure(Request request, Launch launch)
    {
        // Without PATH, BenchmarkDotNet does not run `dotnet --version` for the head of its report: a sixth of the cost of a launch.
        Environment.SetEnvironmentVariable("PATH", null);
        ProtocolBenchmark.Current = launch;
        var summary = Summarise(request, launch);
        var measurements = summary.Reports.SelectMany(report => report.AllMeasurements)
            .Where(measurement => measurement.IsWorkload() && measurement.IterationStage == BenchmarkDotNet.Engines.IterationStage.Actual)
            .ToList();
        return measurements.Count == 1 + request.Iterations && launch.Iterations.Count == measurements.Count
            ? measurements
            : throw new InvalidOperationException(
                $"BenchmarkDotNet measured {measurements.Count} iterations of {1 + request.Iterations}: "
                + string.Join(" ", summary.ValidationErrors.Select(error => error.Message)));
    }

    private static Summary Summarise(Request request, Launch launch)
    {
        try
        {
            return BenchmarkRunner.Run<ProtocolBenchmark>(ProtocolConfig.Create(request.Iterations, request.Context.ArtifactsDirectory));
        }
        finally
        {
            // BenchmarkDotNet 0.15.8 trips over a run without results; what stopped the run says more.
            launch.ThrowIfFailed();
        }
    }

    private static Sample ToSample(Measurement measurement, IterationRecord iteration, int index) => new(
        index,
        index == 0 ? "cold" : "warm",
        measurement.Nanoseconds / 1e9,
        iteration.Used.CpuSeconds,
        CpuChildrenSeconds: 0.0,
        iteration.Used.VoluntarySwitches,
        iteration.Used.InvoluntarySwitches,
        iteration.Used.MinorFaults,
        iteration.Used.MajorFaults,
        GilBefore: null,
        GilAfter: null,
        iteration.WorkersSeen,
        iteration.Results,
        iteration.Lateness);

    private static void RefuseUnsupported(Request request, Workload workload, ModelEntry model)
    {
        if (Pairs.WhyNot(workload, model) is { } reason)
        {
            throw new NotSupportedException($"{workload.Id} is not run under {model.Id}: {reason}");
        }

        if (model.Id == "plinq" && request.Workers > Plinq.MostWorkers)
        {
            throw new NotSupportedException($"PLINQ takes at most {Plinq.MostWorkers} workers, not {request.Workers}.");
        }
    }

    private int Fail(string kind, string message, int exitCode)
    {
        ParentWatch.Disarm();
        replies.Write(new Failed(kind, message), ProtocolJson.Default.Failed);
        return exitCode;
    }
}
