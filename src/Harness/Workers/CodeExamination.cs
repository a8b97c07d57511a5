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
    public double CallsSeconds { get; init; } = 1;

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
        new MethodQuestion(
            Code.Assembly!, Code.Method!, Code.Folder, Arguments, ResultRules.Of(Code.Result), Code.Check, Code.Tolerance, CallsSeconds),
        ProtocolJson.Default.MethodQuestion);
}

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
