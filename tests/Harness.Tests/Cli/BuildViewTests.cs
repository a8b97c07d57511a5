using GilBench.Cli;
using GilBench.Runtimes.Installing;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace GilBench.Tests.Cli;

public sealed class BuildViewTests
{
    [Fact]
    public void A_log_gets_one_line_of_all_builds_every_half_minute()
    {
        var clock = new FakeTimeProvider();
        using var console = new TestConsole().Width(180);
        using var view = new PlainBuilds(console, clock);
        for (var second = 1; second <= 95; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            view.Tell(new BuildProgress("stock", BuildStep.Compile, second, 200));
            view.Tell(second < 50
                ? new BuildProgress("free", BuildStep.Configure, 0, null)
                : new BuildProgress("free", BuildStep.Compile, second, null));
        }

        Assert.Equal(
            [
                "[30 s] stock compiling, 30 of 200 files compiled; free configuring",
                "[60 s] stock compiling, 60 of 200 files compiled; free compiling, 59 files compiled",
                "[1 min 30 s] stock compiling, 90 of 200 files compiled; free compiling, 89 files compiled",
            ],
            console.Lines);
    }

    [Fact]
    public void A_terminal_shows_every_build_that_goes_on()
    {
        using var console = new TestConsole().Width(180).Interactive();
        using (var view = new LiveBuilds(console))
        {
            view.Tell(new BuildProgress("stock", BuildStep.Compile, 40, 200));
            view.Tell(new BuildProgress("free", BuildStep.Configure, 0, null));
        }

        Assert.Contains("stock compiling, 40 of 200 files compiled", console.Output, StringComparison.Ordinal);
        Assert.Contains("free configuring", console.Output, StringComparison.Ordinal);
    }
}
