using System.CommandLine;

namespace GilBench.Cli;

/// <summary>Which options the user wrote on the command line, as opposed to those that have their default.</summary>
internal static class ExplicitOptions
{
    /// <returns>The first of the options that was written; null where none was.</returns>
    public static Option? FirstOf(IEnumerable<Option> options, ParseResult parsed) =>
        options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
}
