using GilBench.DotNet.Catalog;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Models;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.UserCode;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>Answers one request and the commands behind it, as the protocol says.</summary>
internal sealed class ProtocolWorker(TextReader input, ReplyStream replies)
{
    /// <summary>Returns the exit code of the process.</summary>
    public int Run()
    {
        try
        {
            var request = RequestReader.Read(input.ReadLine());
            using var commands = new CommandInput(input);
            var exitCode = Answered(() => Answer(request, commands, new Nice()), commands);
            if (request.Code is not null)
            {
                // The user's code may have left threads behind, for which the runtime would wait.
                Libc.EndProcess(exitCode);
            }

            return exitCode;
        }
        catch (UsageException failure)
        {
            return Fail(WorkerFailed.Usage, failure.Message);
        }
    }

    private int Answered(Action answer, CommandInput commands)
    {
        try
        {
            answer();
            return WorkerExit.Done;
        }
        catch (UsageException failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Usage, failure.Message);
        }
        catch (UserCodeException failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Error, failure.Message);
        }
        catch (NotSupportedException failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Unsupported, failure.Message);
        }
        catch (Exception failure)
        {
            commands.Dispose();
            return Fail(WorkerFailed.Error, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private void Answer(WorkerRequest request, CommandInput commands, Nice nice)
    {
        var model = ModelRegistry.Find(request.Model);
        var unit = request.Code is { } code ? UserUnit.Open(request, code, model) : OpenOwn(request, model);
        try
        {
            SayDone(Measure(request, model, unit, nice, commands), commands);
        }
        catch
        {
            Release(unit);
            throw;
        }
    }

    /// <returns>The launch, over and its unit let go.</returns>
    private Launch Measure(WorkerRequest request, ModelEntry model, Unit unit, Nice nice, CommandInput commands)
    {
        Launch? launch = null;
        launch = new Launch(request, model, unit, nice, commands, replies)
        {
            // BenchmarkDotNet's summing up takes 0.3 s; where it writes no file, nobody would read it.
            Ended = request.Context.ArtifactsDirectory is not null ? null : () =>
            {
                unit.Dispose();
                SayDone(launch!, commands);
                Libc.EndProcess(WorkerExit.Done);
            },
        };
        if (request.Code is null && WorkloadCatalog.Row(request.Workload).IsControl)
        {
            ByPlainLoop.Run(launch);
        }
        else
        {
            ByBenchmarkDotNet.Run(request, launch);
        }

        unit.Dispose();
        return launch;
    }

    /// <summary>After a failure, which says more than what it leads to here.</summary>
    private static void Release(Unit unit)
    {
        try
        {
            unit.Dispose();
        }
        catch (UserCodeException)
        {
        }
    }

    /// <summary>A workload of the document's.</summary>
    private static Unit OpenOwn(WorkerRequest request, ModelEntry model)
    {
        var workload = WorkloadCatalog.Row(request.Workload);
        if (Pairs.Refusal(workload, model) is { } refusal)
        {
            throw new NotSupportedException(refusal);
        }

        Plinq.RefuseTooMany(model.Id, request.Workers);
        var arguments = new Arguments(workload.Id, request.Arguments);
        var server = request.Context.Url is { } url ? new Uri(url) : null;
        return EntryPoint.Open(workload, arguments, new Surroundings(server, request.Context.DataDirectory, request.Workers));
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

    private int Fail(string kind, string message)
    {
        var reply = new WorkerFailed(kind, message);
        replies.Write(reply);
        return WorkerExit.After(reply);
    }
}
