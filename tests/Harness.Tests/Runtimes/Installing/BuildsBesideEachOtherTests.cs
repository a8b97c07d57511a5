using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class BuildsBesideEachOtherTests : IDisposable
{
    // Waits until as many configures have begun, and fails where they do not come.
    private const string Meeting = """
        meeting=$(dirname "$0")/begun; mkdir -p "$meeting"; : > "$meeting/$$"
        for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
          [ "$(ls "$meeting" | wc -l)" -lt 2 ] || break
          sleep 0.5
        done
        [ "$(ls "$meeting" | wc -l)" -ge 2 ] || { echo 'the other never came'; exit 1; }
        """;

    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task Where_there_are_cores_the_pair_is_built_at_once_and_shares_them()
    {
        _machine.Jobs = 5;
        _machine.Release(configure: Meeting);

        var outcome = Assert.Single(await _machine.Install("3.13", "3.13t"));

        Assert.Equal([false, true], outcome.Runtimes.Select(runtime => runtime.Description.GilDisabledBuild));
        Assert.Equal(2, _machine.Said.Count(said => said.Contains(" with 2 jobs; ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task On_one_core_one_is_built_after_the_other()
    {
        _machine.Release(configure: """meeting=$(dirname "$0")/busy; mkdir "$meeting" || exit 1; trap 'rmdir "$meeting"' EXIT""");

        await _machine.Install("3.13", "3.13t");

        Assert.Equal(["Building", "Built", "Building", "Built"], _machine.Said.Select(said => said.Split(' ')[0]).Where(
            word => word.StartsWith("Buil", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_one_fails_the_other_does_not_go_on()
    {
        _machine.Jobs = 2;
        _machine.Release(configure: Meeting + """

            case "$*" in *disable-gil*) echo 'configure: error: no such thing'; exit 1 ;; esac
            sleep 300
            """);

        Assert.StartsWith(
            "cpython-3.13.5t-o3 could not be configured: configure: error: no such thing", await _machine.InstallFails("3.13", "3.13t"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_says_its_steps_and_how_many_files_it_will_compile()
    {
        _machine.Release(make: "echo gcc -c -O3 a.c -o a.o; echo gcc -c -O3 b.c -o b.o");

        await _machine.Install("3.13");

        Assert.Equal(
            [BuildStep.Configure, BuildStep.Compile, BuildStep.Install], _machine.Progress.Select(progress => progress.Step).Distinct());
        Assert.All(_machine.Progress, progress => Assert.Equal("cpython-3.13.5-o3", progress.Key));
        // Both commands are on one line of the plan.
        Assert.All(_machine.Progress, progress => Assert.Equal(progress.Step == BuildStep.Compile ? 1 : null, progress.Expected));
    }

    [Fact]
    public void A_log_is_counted_by_what_its_step_prints()
    {
        string[] lines =
        [
            "checking build system type... x86_64-pc-linux-gnu", "checking for gcc... gcc", "configure: creating ./config.status",
            "gcc -c -Wall -O3 -o Objects/abs.o ../Objects/abs.c", "gcc -shared Modules/x.o -o Modules/x.so", "rm -f libpython3.13.a",
            "/usr/bin/install -c -m 644 ../Lib/abc.py /stage/lib/abc.py",
        ];

        Assert.Equal([2, 1, 1], Enum.GetValues<BuildStep>().Select(step => BuildLog.Count(step, lines)));
    }

    [Theory]
    [InlineData(0, 10, "x compiling")]
    [InlineData(3, 10, "x compiling, 3 of 10 files compiled")]
    [InlineData(11, 10, "x compiling, 11 files compiled")]
    [InlineData(3, null, "x compiling, 3 files compiled")]
    public void Progress_names_a_total_only_where_it_is_one(int done, int? expected, string text) =>
        Assert.Equal(text, new BuildProgress("x", BuildStep.Compile, done, expected).ToString());
}
