using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;
using GilBench.Embedded.CApi;
using GilBench.Embedded.Hosting;
using GilBench.Embedded.Probing;
using GilBench.Protocol;

namespace GilBench.Embedded.Worker;

/// <summary>Answers one request and the commands behind it, as the protocol says, with an interpreter in this process.</summary>
/// <param name="executable">The interpreter's program.</param>
internal sealed class EmbeddedWorker(string executable, TextReader input, ReplyStream replies)
{
    /// <summary>The options by which the harness starts <c>python -m gilbench</c> for a workload of the document's.</summary>
    private static readonly string[] _withoutSite = ["-s", "-S"];

    /// <summary>Returns the exit code of the process.</summary>
    public int Run()
    {
        CommandInput? commands = null;
        WorkerReply reply;
        var isUsers = false;
        try
        {
            var line = input.ReadLine();
            var request = RequestReader.Read(line);
            isUsers = request.Code is not null;
            commands = new CommandInput(input);
            StandardInput.HideFromUserCode();
            reply = Answer(request, line!, commands);
        }
        catch (Exception failure)
        {
            reply = FailureOf(failure);
        }

        commands?.Dispose();
        replies.Write(reply);
        var exitCode = WorkerExit.After(reply);
        if (isUsers || exitCode != WorkerExit.Done)
        {
            // Threads that the user's code left, or a launch that failed halfway, would be waited for.
            Libc.EndProcess(exitCode);
        }

        return exitCode;
    }

    private WorkerReply Answer(WorkerRequest request, string line, CommandInput commands)
    {
        var model = HostedModels.Find(request.Model);
        var host = Hosts.Start(model.Host, InterpreterFacts.Of(executable), request.Code is null ? _withoutSite : []);
        WorkerReply done;
        using (var launch = Loaded(host))
        {
            done = new EmbeddedLaunch(request, model, launch, replies).Run(line, commands);
        }

        // The end of an interpreter waits for threads, and the user's code may have left some.
        if (request.Code is null)
        {
            host.Dispose();
        }

        return done;
    }

    private static IHostedObject Loaded(IPythonHost host)
    {
        try
        {
            return host.Create("gilbench.embedding", "Launch");
        }
        catch (PythonError failure) when (failure.TypeName == "ModuleNotFoundError")
        {
            throw new UsageException(
                $"The hosted interpreter does not find gilbench; set PYTHONPATH to bench/Python/src ({failure.Message}).");
        }
    }

    private static WorkerFailed FailureOf(Exception failure)
    {
        switch (failure)
        {
            case RefusedException refused:
                return refused.Reply;
            case UsageException:
                return new WorkerFailed(WorkerFailed.Usage, failure.Message);
            case NotSupportedException:
                return new WorkerFailed(WorkerFailed.Unsupported, failure.Message);
            case PythonError { TypeName: "WorkerFailed" }:
                // The user's code: its own words, and its traceback is on standard error already.
                return new WorkerFailed(WorkerFailed.Error, failure.Message);
            case PythonError raised:
                Console.Error.WriteLine(raised.Traceback);
                return new WorkerFailed(WorkerFailed.Error, $"{raised.TypeName}: {raised.Message}");
            default:
                return new WorkerFailed(WorkerFailed.Error, $"{failure.GetType().Name}: {failure.Message}");
        }
    }
}
