using GilBench.Json;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;

namespace GilBench.Runtimes;

/// <summary>
/// Asks the .NET program that embeds interpreters which of them it can embed: it tries each in a process of its own, which may do anything.
/// </summary>
/// <param name="program">The path of GilBench.Embedded: its dll or its executable.</param>
internal sealed class EmbeddingProbe(ProcessRunner runner, RuntimeCache cache, string program)
{
    private const string CPython = "cpython";

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    /// <summary>How long the program may take for one interpreter.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);

    /// <returns>The same runtimes in their order; every Python knows whether it can be embedded.</returns>
    public async Task<IReadOnlyList<Runtime>> AskAsync(IReadOnlyList<Runtime> runtimes, CancellationToken cancellation)
    {
        // A free-threaded build stands twice among them, once with its GIL forced on: it is one interpreter.
        var asked = runtimes.Where(runtime => runtime.IsPython).GroupBy(runtime => runtime.Description.Executable).ToList();
        var answers = await Task.WhenAll(asked.Select(same => OfAsync(same.First().Description, cancellation))).ConfigureAwait(false);
        var known = asked.Zip(answers).ToDictionary(pair => pair.First.Key, pair => pair.Second);
        return [.. runtimes.Select(runtime => runtime.IsPython
            ? runtime with { Embedding = known[runtime.Description.Executable] }
            : runtime)];
    }

    private async Task<Embedding> OfAsync(RuntimeDescription python, CancellationToken cancellation)
    {
        if (python.Implementation != CPython)
        {
            return Embedding.Impossible(python.Executable, $"only CPython can be embedded, and this is {python.Implementation}");
        }

        if (!File.Exists(program))
        {
            return Embedding.Impossible(python.Executable, $"{program} is missing; ./run-all.sh builds it");
        }

        var own = await OfInterpreterAsync(python.Executable, cancellation).ConfigureAwait(false);
        if (own is { CApi: null } || IsVirtual(python.Executable) || cache.KeyOf(python.Executable) is not { } key)
        {
            return own;
        }

        var shared = cache.SharedInterpreterOf(key);
        return File.Exists(shared)
            ? await OfInterpreterAsync(shared, cancellation).ConfigureAwait(false)
            : own is { Library: null } ? own with { CApi = WithAdvice(own.CApi, key), Pythonnet = WithAdvice(own.Pythonnet, key) }
            : own;
    }

    /// <summary>A virtual environment has packages that the build beside its base does not have.</summary>
    private static bool IsVirtual(string executable) => RealPath.OfInterpreter(executable) != RealPath.Of(executable);

    private async Task<Embedding> OfInterpreterAsync(string interpreter, CancellationToken cancellation)
    {
        var command = program.EndsWith(".dll", StringComparison.Ordinal)
            ? new Command("dotnet", [program, "--probe", interpreter])
            : new Command(program, ["--probe", interpreter]);
        var result = await runner.RunAsync(command with { Limit = Limit, OutputLimitBytes = 1024 * 1024 }, cancellation: cancellation)
            .ConfigureAwait(false);
        return result switch
        {
            { End: CommandEnd.TimedOut } => Embedding.Impossible(
                interpreter, $"asked whether it can be embedded, it did not answer within {Limit.TotalSeconds:0} s"),
            { End: CommandEnd.Flooded } => Embedding.Impossible(interpreter, "asked whether it can be embedded, it wrote without end"),
            { ExitCode: not 0 } => Embedding.Impossible(
                interpreter,
                $"asked whether it can be embedded, it ended with exit code {result.ExitCode}: {VisibleText.Cut(result.LastWords)}"),
            _ => Read(interpreter, result.StandardOutput),
        };
    }

    private static Embedding Read(string interpreter, string output)
    {
        try
        {
            return s_json.Read<Embedding>(output.Trim()) with { Interpreter = interpreter };
        }
        catch (JsonFault wrong)
        {
            return Embedding.Impossible(
                interpreter, $"asked whether it can be embedded, it answered what is no answer: {VisibleText.Of(wrong.Message)}");
        }
    }

    /// <summary>What this project built without a shared library it can build with one.</summary>
    private static string? WithAdvice(string? obstacle, string key)
    {
        var version = BuildRecipe.OfKey(key) is { } recipe ? $"{recipe.Version}{(recipe.FreeThreaded ? "t" : "")} " : "";
        return obstacle is null ? null : $"{obstacle.TrimEnd('.')}; ./run-all.sh runtimes install {version}--shared builds one beside it";
    }
}
