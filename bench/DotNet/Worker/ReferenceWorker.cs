using System.Text.Json;
using GilBench.DotNet.Benchmarks;
using GilBench.DotNet.Catalog;
using GilBench.DotNet.Machine;
using GilBench.DotNet.Protocol;
using GilBench.DotNet.Workloads;
using GilBench.Protocol;

namespace GilBench.DotNet.Worker;

/// <summary>
/// <c>--reference CALLS</c>: answers one request by <see cref="ReferenceLoop"/> instead of an arm; for <c>bench/bias.py</c>.
/// </summary>
internal sealed class ReferenceWorker(TextReader input, ReplyStream replies)
{
    private const int MostCalls = 1_000_000;

    /// <param name="calls">Calls of the benchmark in each slice, as text.</param>
    /// <returns>The exit code of the process, where it does not end within.</returns>
    public int Run(string calls)
    {
        try
        {
            var request = RequestReader.Read(input.ReadLine());
            var invocations = Invocations(calls);
            Environment.SetEnvironmentVariable(ByHand.ParameterSetVariable, null);
            RefuseOtherSizes(request);
            using var commands = new CommandInput(input);
            var launch = new ReferenceLaunch(invocations, request.Slices, new Nice(), commands, replies, Environment.Exit);
            ReferenceLoop.Run(ByHand.NameOf(request.Workload), invocations, launch);
            return 0;
        }
        catch (UsageException failure)
        {
            replies.Write(new WorkerFailed(WorkerFailed.Usage, failure.Message));
            return WorkerExit.Usage;
        }
        catch (Exception failure)
        {
            replies.Write(new WorkerFailed(WorkerFailed.Error, failure.Message));
            return WorkerExit.Failed;
        }
    }

    private static int Invocations(string text) =>
        int.TryParse(text, out var calls) && calls is > 0 and <= MostCalls && calls % ReferenceLoop.UnrollFactor == 0
            ? calls
            : throw new UsageException(
                $"--reference takes the calls a slice has: a multiple of {ReferenceLoop.UnrollFactor} up to {MostCalls}, not '{text}'.");

    /// <summary>The benchmarks run by hand read their sizes from the catalogue, so a request for other sizes cannot be met.</summary>
    private static void RefuseOtherSizes(WorkerRequest request)
    {
        if (typeof(Units).GetMethod(ByHand.NameOf(WorkloadCatalog.Row(request.Workload).Id)) is null)
        {
            throw new UsageException($"{request.Workload} has no benchmark of one unit, so there is no reference for it.");
        }

        var own = WorkloadCatalog.Row(request.Workload).Set("calibrated").Arguments;
        foreach (var (name, value) in request.Arguments)
        {
            if (!own.TryGetValue(name, out var size) || !JsonElement.DeepEquals(size, value))
            {
                throw new UsageException($"The reference for {request.Workload} has {Sizes(own)}, not {name} = {value}.");
            }
        }
    }

    private static string Sizes(IReadOnlyDictionary<string, JsonElement> arguments) =>
        string.Join(", ", arguments.Select(argument => $"{argument.Key} = {argument.Value}"));
}
