namespace GilBench.Tests.Cli;

/// <summary>How a call of the program ended.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Errors)
{
    /// <summary>Exit code 2 and one sentence to people, which holds what is given.</summary>
    public void AssertWrongUse(string said)
    {
        var sentence = Errors.ReplaceLineEndings(" ").Trim();
        Assert.True(ExitCode == 2, ToString());
        Assert.StartsWith("gilbench: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Contains(said, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(" at GilBench", sentence, StringComparison.Ordinal);
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
