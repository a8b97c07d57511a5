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

        Assert.Equal(["Building", "Built", "Building", "Built"], _machine.Said.Select(said => said.Split(' ')[0]).Where(word => word.StartsWith("Buil", StringComparison.Ordinal)));
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
            "cpython-3.13.5t-o3 could not be configured: configure: error: no such thing", await _machine.InstallFails("3.13", "3.13t"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_says_its_steps_and_how_many_files_of_how_many_it_has_compiled()
    {
        _machine.Release(make: "echo gcc -c -O3 a.c -o a.o; echo gcc -c -O3 b.c -o b.o");

        await _machine.Install("3.13");

        Assert.Equal(
            ["cpython-3.13.5-o3 configuring", "cpython-3.13.5-o3 compiling", "cpython-3.13.5-o3 installing, 2 files compiled"],
            _machine.Progress.Select(progress => (progress with { ExpectedFiles = null }).ToString()).Distinct());
        Assert.All(_machine.Progress.Where(progress => progress.Step != "configuring"), progress => Assert.Equal(1, progress.ExpectedFiles));
    }

    [Theory]
    [InlineData(0, null, "x configuring")]
    [InlineData(3, 10, "x configuring, 3 of 10 files compiled")]
    [InlineData(11, 10, "x configuring, 11 files compiled")]
    [InlineData(3, null, "x configuring, 3 files compiled")]
    public void Progress_names_a_total_only_where_it_is_one(int files, int? expected, string text) =>
        Assert.Equal(text, new BuildProgress("x", "configuring", files, expected).ToString());
}
