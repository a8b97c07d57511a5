using System.CommandLine;
using GilBench.Cli;
using Spectre.Console.Testing;

namespace GilBench.Tests.Cli;

/// <summary>
/// Every option and argument of every command, given what it cannot take, in this process: none of these reaches a command.
/// </summary>
public sealed class EveryOptionTests
{
    private static readonly RootCommand Root = TheApplication(new TestConsole()).Build(command => command(CancellationToken.None));

    public static TheoryData<string> Options => [.. Commands(Root, []).SelectMany(place => place.Command.Options
        .Where(option => option is not System.CommandLine.Help.HelpOption && option.Name != "--version")
        .Select(option => string.Join(' ', [.. place.Words, option.Name])))];

    public static TheoryData<string> Arguments =>
        [.. Commands(Root, []).Where(place => place.Command.Arguments.Count > 0).Select(place => string.Join(' ', place.Words))];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task An_option_given_nothing_blank_text_or_what_it_cannot_hold_is_one_plain_sentence(string words)
    {
        var option = words.Split(' ');
        await AssertWrongUse([.. option, ""]);
        await AssertWrongUse([.. option, " "]);
        if (Find(option) is { } found && found.ValueType != typeof(bool))
        {
            await AssertWrongUse(option);
        }
        else
        {
            await AssertWrongUse([.. option[..^1], $"{option[^1]}=maybe"]);
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("seven")]
    [InlineData("99999999999999999999999")]
    public async Task A_seed_that_is_no_whole_number_is_said_in_words(string seed) =>
        Assert.Contains(
            $"--seed '{seed}' is not a whole number from 0 to", await AssertWrongUse(["run", "--seed", seed]), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task An_argument_given_blank_text_is_one_plain_sentence(string words) => await AssertWrongUse([.. words.Split(' '), ""]);

    private static Application TheApplication(TestConsole errors) =>
        new(new TestConsole(), errors, TextWriter.Null, TimeProvider.System);

    private static IEnumerable<(Command Command, string[] Words)> Commands(Command command, string[] words) => command.Subcommands
        .SelectMany(nested => Commands(nested, [.. words, nested.Name]))
        .Prepend((command, words));

    private static Option? Find(string[] words)
    {
        var command = words[..^1].Aggregate((Command)Root, (at, name) => at.Subcommands.First(nested => nested.Name == name));
        return command.Options.First(option => option.Name == words[^1]);
    }

    private static async Task<string> AssertWrongUse(string[] words)
    {
        using var errors = new TestConsole().Width(1000);
        var code = await TheApplication(errors).RunAsync(words);

        Assert.True(code == 2, $"{string.Join(' ', words)} ended with {code}: {errors.Output}");
        var sentence = errors.Output.Trim();
        Assert.StartsWith("gilbench: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
        Assert.DoesNotContain("System.", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('`', sentence);
        Assert.DoesNotContain("defect", sentence, StringComparison.Ordinal);
        return sentence;
    }
}
