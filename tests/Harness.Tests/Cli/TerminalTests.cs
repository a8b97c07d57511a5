using GilBench.Cli;
using Spectre.Console;

namespace GilBench.Tests.Cli;

public sealed class TerminalTests
{
    [Fact]
    public async Task Nothing_that_a_terminal_obeys_reaches_it()
    {
        using var writer = new StringWriter();
        var console = Terminal.Of(writer);
        console.Profile.Capabilities.Ansi = false;

        await new ErrorHandling(console).RunAsync(() => throw new GilBench.Planning.UsageException("There is no '\u001b[2J\0'."));
        console.Write(new Table().AddColumn("one").AddRow(Markup.Escape("\u001b]0;title\a\u202Ex")));

        var written = writer.ToString();
        Assert.Contains(@"'\u001b[2J\u0000'", written, StringComparison.Ordinal);
        Assert.Contains(@"\u001b]0;title\u0007\u202ex", written, StringComparison.Ordinal);
        Assert.DoesNotContain(written, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
    }
}
