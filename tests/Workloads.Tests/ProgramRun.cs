using System.Text;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;

namespace GilBench.Workloads.Tests;

/// <summary>A program that was run to its end.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    /// <summary>Its output as JSON, one object a line.</summary>
    public IReadOnlyList<JsonObject> Replies =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The replies of one type.</summary>
    public IReadOnlyList<JsonObject> OfType(string type) => [.. Replies.Where(reply => (string?)reply["type"] == type)];

    /// <summary>Runs it with a standard input that stays open until it ends, as the harness does.</summary>
    public static Task<ProgramRun> OfAsync(string program, IEnumerable<string> arguments, string input = "", string? pythonPath = null) =>
        OfAsync(program, arguments, Held(input), pythonPath);

    /// <summary>Runs it with a standard input that ends after the text.</summary>
    public static Task<ProgramRun> WithEndOfInputAsync(
        string program, IEnumerable<string> arguments, string input = "", string? pythonPath = null) =>
        OfAsync(program, arguments, PipeSource.FromString(input), pythonPath);

    private static async Task<ProgramRun> OfAsync(string program, IEnumerable<string> arguments, PipeSource input, string? pythonPath)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(_limit);
        var result = await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithStandardInputPipe(input)
            .WithEnvironmentVariables(variables => _ = pythonPath is null ? variables : variables.Set("PYTHONPATH", pythonPath))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
        return new ProgramRun(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>The text, and no end of it until the program ends.</summary>
    private static PipeSource Held(string text) => PipeSource.Create(async (input, ended) =>
    {
        await input.WriteAsync(Encoding.UTF8.GetBytes(text), ended);
        await input.FlushAsync(ended);
        await Task.Delay(Timeout.Infinite, ended);
    });
}
