using GilBench.Cli;
using GilBench.Planning;
using GilBench.Workers;
using Spectre.Console.Testing;

namespace GilBench.Tests.Cli;

public sealed class ErrorHandlingTests : IDisposable
{
    private const string Trace = "GILBENCH_TRACE";

    private readonly string? _traceOutside = Environment.GetEnvironmentVariable(Trace);

    public ErrorHandlingTests() => Environment.SetEnvironmentVariable(Trace, null);

    public void Dispose() => Environment.SetEnvironmentVariable(Trace, _traceOutside);

    private static async Task<(int Code, string Said)> Guarded(Exception wrong)
    {
        using var errors = new TestConsole().Width(1000);
        var code = await new ErrorHandling(errors).RunAsync(() => throw wrong);
        return (code, errors.Output.Trim());
    }

    [Fact]
    public async Task Wrong_use_is_said_in_its_own_sentence() =>
        Assert.Equal(
            (ExitCode.WrongUse, "gilbench: There is no [such] profile."),
            await Guarded(new UsageException("There is no [such] profile.")));

    [Fact]
    public async Task What_cannot_be_had_and_what_was_interrupted_have_codes_of_their_own()
    {
        Assert.Equal(ExitCode.CouldNotMeasure, (await Guarded(new WorkerException("No server."))).Code);
        Assert.Equal(ExitCode.CouldNotMeasure, (await Guarded(new IOException("No space left on device."))).Code);
        Assert.Equal(ExitCode.Interrupted, (await Guarded(new OperationCanceledException())).Code);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_one_sentence_and_never_the_answer_no()
    {
        var (code, said) = await Guarded(new InvalidOperationException("Malformed [markup]."));

        Assert.Equal(ExitCode.CouldNotMeasure, code);
        Assert.DoesNotContain('\n', said);
        Assert.Contains("InvalidOperationException: Malformed [markup].", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maintainer_who_asks_for_the_trace_gets_the_fault_itself()
    {
        Environment.SetEnvironmentVariable(Trace, "1");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Guarded(new InvalidOperationException("Malformed.")));
    }
}
