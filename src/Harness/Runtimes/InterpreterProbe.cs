using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using GilBench.Json;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;

namespace GilBench.Runtimes;

/// <summary>
/// Asks a candidate what it is: one JSON object, the <c>runtime</c> object of the worker protocol, and for Python its <c>capabilities</c>.
/// </summary>
/// <param name="describeScript">The path of <c>bench/Python/src/gilbench/describe.py</c>, which any Python can run.</param>
internal sealed class InterpreterProbe(ProcessRunner runner, Surroundings surroundings, string describeScript, TimeSpan limit)
{
    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    // Capabilities are no part of the protocol: describe.py may list more of them than the harness asks for.
    private static readonly StrictJson s_capabilitiesJson =
        new(new JsonSerializerOptions(RunJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip }, RunRanges.Of);

    /// <param name="environment">
    /// Variables to ask it under, such as <c>PYTHON_GIL=1</c>; the user's own <c>PYTHON…</c> ones are taken away.
    /// </param>
    public async Task<ProbeReply> AskPythonAsync(
        string python, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var reply = await AskAsync(
            new Command(python, [describeScript]) { Environment = PythonVariables.Cleaned(surroundings.Variables.Keys, environment) },
            cancellation);
        return reply.Answered && RecipeOf(reply.Description.Executable) is { } recipe
            ? reply with { Description = recipe.Complete(reply.Description) }
            : reply;
    }

    /// <param name="worker">The path of GilBench.DotNet: its dll or its executable.</param>
    public Task<ProbeReply> AskDotNetAsync(string worker, CancellationToken cancellation) =>
        AskAsync(
            worker.EndsWith(".dll", StringComparison.Ordinal)
                ? new Command("dotnet", [worker, "--describe"])
                : new Command(worker, ["--describe"]),
            cancellation);

    /// <summary>
    /// How this project built an interpreter of its cache; null for any other.
    /// </summary>
    private BuildRecipe? RecipeOf(string? executable) =>
        executable is not null && surroundings.Cache.KeyOf(executable) is { } key ? BuildRecipe.OfKey(key) : null;

    private async Task<ProbeReply> AskAsync(Command command, CancellationToken cancellation)
    {
        try
        {
            var result = await runner.RunAsync(command with { Limit = limit, OutputLimitBytes = 1024 * 1024 }, cancellation: cancellation);
            return result switch
            {
                { End: CommandEnd.TimedOut } => ProbeReply.Refused($"It did not say what it is within {limit.TotalSeconds:0.#} s."),
                { End: CommandEnd.Flooded } => ProbeReply.Refused("It wrote without end when asked what it is."),
                { ExitCode: not 0 } =>
                    ProbeReply.Refused($"It ended with exit code {result.ExitCode} when asked what it is: {result.LastWords}"),
                _ => Read(result.StandardOutput),
            };
        }
        catch (CommandNotFoundException)
        {
            return ProbeReply.Refused("There is no such program, or it may not be executed.");
        }
    }

    private static ProbeReply Read(string output)
    {
        // A site customisation may have printed something before.
        var text = output[Math.Max(0, output.IndexOf('{', StringComparison.Ordinal))..];
        try
        {
            using var document = StrictJson.Parse(text);
            var (description, listed) = JsonSplit.Take(document.RootElement, "capabilities");
            using (description)
            {
                return new ProbeReply(
                    s_json.Read<RuntimeDescription>(description.RootElement, text),
                    listed is { ValueKind: not JsonValueKind.Null } capabilities
                        ? s_capabilitiesJson.Read<RuntimeCapabilities>(capabilities, text)
                        : null,
                    null);
            }
        }
        catch (JsonFault malformed)
        {
            return ProbeReply.Refused($"It answered something that is not a description of a runtime: {malformed.Message}");
        }
    }
}

/// <summary>What came of asking a candidate: its description, or the reason why it is none.</summary>
internal sealed record ProbeReply(RuntimeDescription? Description, RuntimeCapabilities? Capabilities, string? Reason)
{
    [MemberNotNullWhen(true, nameof(Description))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool Answered => Description is not null;

    public static ProbeReply Refused(string reason) => new(null, null, reason);
}
