using GilBench.Model;
using GilBench.Processes;

namespace GilBench.Runtimes;

/// <summary>Finds interpreters, asks each what it is, names and pairs them.</summary>
internal sealed class RuntimeFinder(ProcessRunner runner)
{
    private static readonly Dictionary<string, string> NoVariables = [];
    private static readonly Dictionary<string, string> GilOn = new() { ["PYTHON_GIL"] = "1" };

    public async Task<RuntimeInventory> FindAsync(FinderOptions options, CancellationToken cancellation = default)
    {
        var probe = new InterpreterProbe(runner, options.Surroundings, options.DescribeScript, options.ProbeLimit);
        List<RejectedRuntime> rejected = [];
        var pythons = await FindPythonsAsync(probe, options, rejected, cancellation);
        var withGil = await ForceGilAsync(probe, pythons, rejected, cancellation);
        var dotNet = await FindDotNetAsync(probe, options.DotNetWorker, rejected, cancellation);
        return new RuntimeInventory([.. withGil, .. dotNet], rejected, Pairing.Of(pythons));
    }

    private static async Task<IReadOnlyList<Runtime>> FindPythonsAsync(
        InterpreterProbe probe, FinderOptions options, List<RejectedRuntime> rejected, CancellationToken cancellation)
    {
        var candidates = CandidateSearch.All(options.Surroundings, options.Surroundings.Cache, options.Named);
        var replies = await Task.WhenAll(candidates.Select(candidate => probe.AskPythonAsync(candidate.Path, NoVariables, cancellation)));
        List<Runtime> found = [];
        foreach (var (candidate, reply) in candidates.Zip(replies))
        {
            if (Refusal(reply) is { } reason)
            {
                rejected.Add(new RejectedRuntime(candidate.Path, candidate.Source, reason));
            }
            else
            {
                found.Add(new Runtime("", candidate.Source, reply.Description!, reply.Capabilities, NoVariables));
            }
        }

        return RuntimeOrder.WithIds(RuntimeOrder.ByPreference(Distinct(found)));
    }

    /// <summary>
    /// A wrapper script on PATH answers with the interpreter that it starts: that one is measured, and only once. Virtual environments that
    /// the user named are told apart, and stand for their base.
    /// </summary>
    private static IReadOnlyList<Runtime> Distinct(IReadOnlyList<Runtime> found)
    {
        var named = found.Where(runtime => runtime.Source == CandidateSearch.NamedSource)
            .DistinctBy(runtime => RealPath.OfInterpreter(runtime.Description.Executable)).ToList();
        var taken = named.Select(runtime => RealPath.Of(runtime.Description.Executable)).ToHashSet();
        var others = found.Where(runtime => runtime.Source != CandidateSearch.NamedSource)
            .DistinctBy(runtime => RealPath.Of(runtime.Description.Executable));
        return [.. named, .. others.Where(runtime => !taken.Contains(RealPath.Of(runtime.Description.Executable)))];
    }

    private static async Task<IReadOnlyList<Runtime>> ForceGilAsync(
        InterpreterProbe probe, IReadOnlyList<Runtime> pythons, List<RejectedRuntime> rejected, CancellationToken cancellation)
    {
        List<Runtime> all = [];
        foreach (var python in pythons)
        {
            all.Add(python);
            if (python.Description.GilDisabledBuild != true)
            {
                continue;
            }

            var reply = await probe.AskPythonAsync(python.Description.Executable, GilOn, cancellation);
            if (reply.Answered && reply.Description.GilEnabled == true)
            {
                all.Add(new Runtime(python.Id + "-gil", python.Source, reply.Description, reply.Capabilities, GilOn));
            }
            else
            {
                var reason = reply.Reason ?? "Its GIL stayed off with PYTHON_GIL=1, so it stands without its control.";
                rejected.Add(new RejectedRuntime(python.Description.Executable, python.Source, reason));
            }
        }

        return all;
    }

    private static async Task<IReadOnlyList<Runtime>> FindDotNetAsync(
        InterpreterProbe probe, string? worker, List<RejectedRuntime> rejected, CancellationToken cancellation)
    {
        if (worker is null)
        {
            return [];
        }

        var reply = await probe.AskDotNetAsync(worker, cancellation);
        if (reply.Answered)
        {
            return [
                new Runtime($"dotnet-{VersionNumber.Of(reply.Description.Version).Major}", "dotnet", reply.Description, null, NoVariables)];
        }

        rejected.Add(new RejectedRuntime(worker, "dotnet", reply.Reason));
        return [];
    }

    private static string? Refusal(ProbeReply reply) =>
        !reply.Answered ? reply.Reason
        : reply.Capabilities is null ? "It did not say what it can do."
        : !reply.Capabilities.Supported
            ? $"It is {reply.Description.Implementation} {reply.Description.Version}; the worker needs Python 3.10 or later."
        : null;
}

/// <summary>Where to look and how to ask.</summary>
/// <param name="DescribeScript">The path of <c>bench/Python/src/gilbench/describe.py</c>.</param>
/// <param name="DotNetWorker">The path of GilBench.DotNet (dll or executable); null leaves .NET out.</param>
internal sealed record FinderOptions(Surroundings Surroundings, string DescribeScript, string? DotNetWorker)
{
    /// <summary>What the user named with <c>--python</c>: paths, or names on PATH.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>How long a candidate may take to say what it is.</summary>
    public TimeSpan ProbeLimit { get; init; } = TimeSpan.FromSeconds(10);
}
