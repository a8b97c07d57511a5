using GilBench.Cli;
using GilBench.Model;
using GilBench.Running;
using GilBench.Tests.Running;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace GilBench.Tests.Cli;

public sealed class ProgressViewTests
{
    private static readonly BlockStarted s_block = new() { Block = 1, MinimumBlocks = 6, Groups = 2, Launches = 12 };

    [Fact]
    public void A_log_gets_a_line_for_each_step_and_block_and_for_what_a_reader_should_know()
    {
        var clock = new FakeTimeProvider();
        using var console = new TestConsole().Width(180);
        using var view = new PlainProgress(console, clock);

        view.Tell(new StepStarted("calibrating sum_squares in Python"));
        clock.Advance(TimeSpan.FromSeconds(3));
        view.Tell(new Calibrated(new Calibration("sum_squares", ParameterSetNames.Calibrated, Language.Python, 24, 0.0204, "its arm")));
        view.Tell(s_block);
        clock.Advance(TimeSpan.FromSeconds(100));
        view.Tell(new RoundEnded(1, 8));
        view.Tell(new GroupEnded(SmallRun.GroupEnd(1, 0, 8)));
        view.Tell(new GroupEnded(SmallRun.GroupEnd(1, 1, 8, valid: false)));
        view.Tell(s_block with { Block = 2, Remaining = TimeSpan.FromMinutes(8) });
        view.Tell(new ArmsSettled(1, 5));

        Assert.Equal(
            [
                "[0 s] calibrating sum_squares in Python",
                "[3 s]   sum_squares in Python: 24 units a slice (0.020 s on its arm)",
                "[3 s] block 1 of at least 6, 12 launches in 2 groups",
                "[1 min 43 s]   group 2 of block 1 was spoiled: It was disturbed.",
                "[1 min 43 s] block 2 of at least 6, 12 launches in 2 groups, about 8 min 00 s to the end of block 6",
                "[1 min 43 s]   1 arm is precise and not launched again; 5 go on",
            ],
            console.Lines);
    }
}
