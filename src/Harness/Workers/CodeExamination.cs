using System.Text.Json;
using GilBench.Json;
using GilBench.Model;
using GilBench.Processes;
using GilBench.Results;

namespace GilBench.Workers;

/// <summary>
/// What a runtime is asked of code of the user's before anything is planned; <see cref="UserCode"/> says what each field is.
/// </summary>
internal sealed record CodeQuestion(UserCode Code, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    /// <summary>How long it is called, at least three times.</summary>
    private const double CallsSeconds = 1;

    public string ForPython() => JsonSerializer.Serialize(
        new
        {
            Code.Function,
            Code.Folder,
            Code.Setup,
            Arguments,
            Code.AsyncioRun,
            Code.Result,
            Code.Check,
            Code.Tolerance,
            CallsSeconds,
        },
        RunJson.Options);

    public string ForCSharp() => JsonSerializer.Serialize(
        new { Code.Assembly, Code.Method, Code.Folder, Arguments, Code.Result, Code.Check, Code.Tolerance, CallsSeconds }, RunJson.Options);
}

/// <summary>What came of the first calls of a function on one interpreter; null is unknown, as all is where there is an error.</summary>
/// <param name="Error">Why it cannot be called: one sentence.</param>
internal sealed record CodeExamination(string? Error)
{
    public string? Module { get; init; }

    public string? File { get; init; }

    public bool? IsCoroutine { get; init; }

    /// <summary>The first line of its docstring.</summary>
    public string? Summary { get; init; }

    public int? Calls { get; init; }

    public double? WallSeconds { get; init; }

    public double? CpuSeconds { get; init; }

    public double? SecondsPerCall { get; init; }

    public WorkloadKind? Kind { get; init; }

    /// <summary>The text of its result.</summary>
    public string? Result { get; init; }

    /// <summary>Whether all calls returned the same.</summary>
    public bool? ResultIsConstant { get; init; }

    public UnequalResults? Unequal { get; init; }

    /// <summary>Why the arguments cannot be sent to another process.</summary>
    public string? ArgumentsObstacle { get; init; }

    /// <summary>Why the result cannot be sent from another process.</summary>
    public string? ResultObstacle { get; init; }

    /// <summary>Why another process cannot find the function by its name.</summary>
    public string? FunctionObstacle { get; init; }

    /// <summary>Why it cannot run in a forked process.</summary>
    public string? ForkObstacle { get; init; }

    /// <summary>Why it cannot run in a subinterpreter.</summary>
    public string? InterpreterObstacle { get; init; }

    /// <summary>Names of threads that were alive after its last call.</summary>
    public IReadOnlyList<string>? ThreadsLeft { get; init; }

    public int? ProcessesLeft { get; init; }

    /// <summary>CPU time that what it left behind used, over time.</summary>
    public double? IdleCpuShare { get; init; }

    public bool? StartsThreads { get; init; }

    public bool? StartsProcesses { get; init; }

    public bool? GilEnabled { get; init; }

    /// <summary>Modules that switched the GIL on.</summary>
    public IReadOnlyList<string>? GilEnabledBy { get; init; }

    /// <summary>Distributions that supply what it imports, with their versions.</summary>
    public IReadOnlyDictionary<string, string>? Packages { get; init; }

    public IReadOnlyList<string>? Modules { get; init; }
}

/// <summary>Two results that should have been one.</summary>
internal sealed record UnequalResults(string First, string Other);

/// <summary>Lets a runtime call the user's code a few times, in a process of its own that may do anything.</summary>
/// <param name="dotNetProgram">Path of GilBench.DotNet.</param>
internal sealed class CodeExaminer(ProcessRunner processes, PythonPlaces places, string dotNetProgram)
{
    /// <summary>A function that takes longer than this for its first calls is too long for a slice.</summary>
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    private const int OutputLimitBytes = 4 * 1024 * 1024;

    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    /// <exception cref="OperationCanceledException">Cancelled; its process is gone by then.</exception>
    public async Task<CodeExamination> ExamineAsync(Runtime runtime, CodeQuestion question, CancellationToken cancellation)
    {
        var command = runtime.Host == HostProcess.Interpreter
            ? PythonCommands.ForUserCode(runtime, places, question.Code.Folder, ["-m", "gilbench", "--examine"]) with
            {
                StandardInput = question.ForPython() + "\n",
            }
            : new Command("dotnet", [dotNetProgram, "--examine"])
            {
                StandardInput = question.ForCSharp() + "\n",
                WorkingDirectory = question.Code.Folder,
            };
        var result = await processes
            .RunAsync(command with { Limit = CallLimit, OutputLimitBytes = OutputLimitBytes }, cancellation: cancellation)
            .ConfigureAwait(false);
        return result switch
        {
            { End: CommandEnd.TimedOut } => new CodeExamination(
                $"it did not return within {CallLimit.TotalSeconds:0} s; give it arguments that make a call shorter"),
            { End: CommandEnd.Flooded } => new CodeExamination("it wrote without end"),
            { ExitCode: not 0 } => new CodeExamination(
                $"its process ended with exit code {result.ExitCode}: {VisibleText.Cut(result.LastWords)}"),
            _ => Read(result.StandardOutput),
        };
    }

    private static CodeExamination Read(string output)
    {
        try
        {
            return s_json.Read<CodeExamination>(output.Trim());
        }
        catch (JsonFault wrong)
        {
            return new CodeExamination($"its process answered what is no examination: {VisibleText.Of(wrong.Message)}");
        }
    }
}
