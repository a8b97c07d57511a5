using System.CommandLine;
using System.CommandLine.Parsing;

namespace GilBench.Cli;

/// <summary>What is wrong with a command line, in one sentence without its full stop.</summary>
internal static class ParseErrors
{
    /// <returns>Null where nothing is wrong.</returns>
    public static string? First(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var token, ..] ? $"'{token}' is no command or option here"
        : FirstEmpty(parsed.RootCommandResult) is { } empty ? empty
        : parsed.Errors is [var error, ..] ? Say(error)
        : null;

    /// <summary>The command as it was typed, such as <c>./run-all.sh list arms</c>.</summary>
    public static string Typed(CommandResult command) => string.Join(' ', Chain(command).Reverse().Skip(1).Prepend("./run-all.sh"));

    private static IEnumerable<string> Chain(SymbolResult? result)
    {
        for (; result is CommandResult command; result = result.Parent)
        {
            yield return command.Command.Name;
        }
    }

    /// <summary>An empty word is never meant: it comes from a variable that is not set.</summary>
    private static string? FirstEmpty(CommandResult command) => command.Children
        .Select(child => child switch
        {
            CommandResult nested => FirstEmpty(nested),
            OptionResult option when HasEmpty(option) => $"{option.Option.Name} is empty: give it a value or leave it out",
            ArgumentResult argument when HasEmpty(argument) => $"the argument '{argument.Argument.Name}' is empty",
            _ => null,
        })
        .FirstOrDefault(wrong => wrong is not null);

    private static bool HasEmpty(SymbolResult result) => result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value));

    private static string Say(ParseError error)
    {
        var option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        if (option is { Tokens: [var given, ..] } && Wanted(option.Option.ValueType) is { } wanted)
        {
            return $"{option.Option.Name} '{given.Value}' is not {wanted}";
        }

        if (error.SymbolResult is ArgumentResult { Tokens: [], Argument: var missing, Parent: CommandResult })
        {
            return $"<{missing.Name}> is missing: {missing.Description}";
        }

        // The parser lists the words to choose from on lines of their own.
        var lines = error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (option is { Tokens: [var word, ..] } && lines is [_, _, ..])
        {
            return $"{option.Option.Name} '{word.Value}' is none of {string.Join(", ", lines.Skip(1).Select(line => line.Trim('\'')))}";
        }

        return lines is [var first, .. var words]
            ? $"{first} {string.Join(", ", words)}".TrimEnd(' ', '.')
            : error.Message;
    }

    /// <summary>What the parser would call by the name of a .NET type; null for a text, in which nothing can be wrong.</summary>
    private static string? Wanted(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var whole when whole == typeof(ulong) => $"a whole number from 0 to {ulong.MaxValue}",
        var count when count == typeof(int) => "a whole number",
        var truth when truth == typeof(bool) => "true or false (or leave the word out)",
        _ => null,
    };
}
