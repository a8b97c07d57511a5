using GilBench.History;
using GilBench.Reporting.Markdown;

namespace GilBench.Tests.History;

public sealed class TrendMarkdownTests
{
    private const string Title = "## Lasting changes in the history\n\n";

    [Fact]
    public void Every_arm_that_changed_for_good_is_a_row_and_the_others_are_counted()
    {
        var page = TrendMarkdown.Of(
        [
            Trend.Of(SyntheticHistory.Points(SyntheticHistory.Runs(60, 40, 0.08)), [])!,
            Trend.Of(SyntheticHistory.Points(SyntheticHistory.Runs(60, 99, 0)), [])!,
            Trend.Of(SyntheticHistory.Points(SyntheticHistory.Runs(40, 99, 0)), [])!,
            Trend.Of(SyntheticHistory.Points(SyntheticHistory.Runs(9, 99, 0)), [])!,
        ]);

        Assert.StartsWith($"{Title}| Arm | Change | Between the runs of (UTC) | Commits | ", page, StringComparison.Ordinal);
        var row = Assert.Single(page.Split('\n'), line => line.StartsWith("| work:threads@cpython-3.13:1x1 | ", StringComparison.Ordinal));
        Assert.Contains(" % slower | 2026-02-10 03:04 and 2026-02-11 03:04 | 00000027c0..00000028c0 | ", row, StringComparison.Ordinal);
        Assert.Contains("\n2 arms without a lasting change of 3.00 % or more in 40 to 60 runs.\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "\n1 arm with 9 runs, too few to tell a lasting change: 33 of one machine are needed.\n", page, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n- Each time is adjusted by the native control of the same run: what slows the whole machine down is no change.\n",
            page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_that_is_too_short_says_how_long_it_is_and_nothing_of_changes() => Assert.Equal(
        $"{Title}1 arm with 1 run, too few to tell a lasting change: 33 of one machine are needed.\n",
        TrendMarkdown.Of([Trend.Of(SyntheticHistory.Points(SyntheticHistory.Runs(1, 99, 0)), [])!]));

    [Fact]
    public void Without_a_run_that_is_said() =>
        Assert.Equal($"{Title}No run of this machine says anything of such arms.\n", TrendMarkdown.Of([]));
}
