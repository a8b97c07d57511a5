using GilBench.DotNet.Catalog;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>Answers one request and the commands behind it, as the protocol says.</summary>
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
            using var commands = new CommandInput(input);
            return Answered(() => Answer(request, commands, new Nice()), commands);
        }
        catch (UsageException failure)
        {
            return Fail(WorkerFailed.Usage, failure.Message, ExitUsage);
        }
    }

    private int Answered(Action answer, CommandInput commands)
    {
        try
        {
            answer();
            return ExitDone;
        }
        catch (UsageException failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Usage, failure.Message, ExitUsage);
        }
        catch (NotSupportedException failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Unsupported, failure.Message, ExitFailed);
        }
        catch (Exception failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Error, $"{failure.GetType().Name}: {failure.Message}", ExitFailed);
        }
    }

    private void Answer(WorkerRequest request, CommandInput commands, Nice nice)
    {
        var workload = WorkloadCatalog.Row(request.Workload);
        var model = ModelRegistry.Find(request.Model);
        RefuseUnsupported(request, workload, model);
        var arguments = new Arguments(workload.Id, request.Arguments);
        var server = request.Context.Url is { } url ? new Uri(url) : null;
        using var unit = EntryPoint.Open(workload, arguments, new Surroundings(server, request.Context.DataDirectory, request.Workers));
        Launch? launch = null;
        launch = new Launch(request, model, unit, nice, commands, replies)
        {
            // BenchmarkDotNet's summing up takes 0.3 s; where it writes no file, nobody would read it.
            Ended = request.Context.ArtifactsDirectory is not null ? null : () =>
            {
                unit.Dispose();
                SayDone(launch!, commands);
                Libc.EndProcess(ExitDone);
            },
        };
        if (workload.IsControl)
        {
            ByPlainLoop.Run(launch);
        }
        else
        {
            ByBenchmarkDotNet.Run(request, launch);
        }

        SayDone(launch, commands);
    }

    private void SayDone(Launch launch, CommandInput commands)
    {
        commands.Dispose();
        replies.Write(new WorkerDone(
            launch.Shutdown.TotalSeconds,
            ProcessStatus.PeakResidentBytes(),
            ChildrenPeakRssBytes: null,
            launch.ProportionalBytes,
            GilEnabled: null,
            Modules: null,
            ProcessStatus.Affinity()));
    }

    private static void RefuseUnsupported(WorkerRequest request, WorkloadRow workload, ModelEntry model)
    {
        if (Pairs.Refusal(workload, model) is { } refusal)
        {
            throw new NotSupportedException(refusal);
        }

        if (model.Id == "plinq" && request.Workers > Plinq.MostWorkers)
        {
            throw new NotSupportedException($"PLINQ takes at most {Plinq.MostWorkers} workers, not {request.Workers}.");
        }
    }

    private int Fail(string kind, string message, int exitCode)
    {
        replies.Write(new WorkerFailed(kind, message));
        return exitCode;
    }
}
