using System.Text;
using GilBench.Cli;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Tables;
using Spectre.Console.Testing;

namespace GilBench.Tests.Reporting;

public sealed class TableTests
{
    private static readonly Table s_table = Table.Of(
        ["one", "a|b"],
        [
            Columns.Of<string>("Name", name => name),
            Columns.Number<string>("Letters", name => Columns.Count(name.Length)),
            new Column<string>("Why", name => $"[{name}]") { Tone = _ => Tone.Bad },
            new Column<string>("Evidence", name => name == "one" ? "seen" : "") { Head = new Column("Evidence") { IsDetail = true } },
        ]);

    [Fact]
    public void Markdown_aligns_numbers_and_escapes_every_cell()
    {
        var page = new StringBuilder();

        MarkdownTable.Append(page, s_table);

        Assert.Equal(
            "| Name | Letters | Why | Evidence |\n| --- | ---: | --- | --- |\n"
                + "| one | 3 | [one] | seen |\n| a\\|b | 3 | [a\\|b] |  |\n\n",
            page.ToString());
    }

    [Fact]
    public void A_terminal_writes_what_explains_a_cell_beneath_it()
    {
        var console = new TestConsole().Width(80);

        console.Write(TerminalTable.Of(s_table));

        Assert.Equal(
            [
                "╭──────┬─────────┬───────────────╮", "│ Name │ Letters │ Why, evidence │", "├──────┼─────────┼───────────────┤",
                "│ one  │       3 │ [one]         │", "│      │         │ seen          │", "│ a|b  │       3 │ [a|b]         │",
                "╰──────┴─────────┴───────────────╯",
            ],
            console.Lines.Select(line => line.TrimEnd()));
    }

    [Theory]
    [InlineData("", false, "")]
    [InlineData("There is none.", true, "## Empty\n\nThere is none.\n\n")]
    public void A_table_without_rows_is_left_out_or_says_so(string whenEmpty, bool isShown, string markdown)
    {
        var empty = Table.Of([], [Columns.Of<string>("Name", name => name)]) with { Title = "Empty", Note = "", WhenEmpty = whenEmpty };
        var page = new StringBuilder();

        MarkdownTable.AppendSection(page, empty);

        Assert.Equal((isShown, markdown), (empty.IsShown, page.ToString()));
    }
}
