using System.CommandLine;

namespace GilBench.Cli;

/// <summary>What the user wrote, as against what options default to.</summary>
internal static class Given
{
    /// <returns>The first of the options that was written; null where none was.</returns>
    public static Option? FirstOf(IEnumerable<Option> options, ParseResult parsed) =>
        options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
}
