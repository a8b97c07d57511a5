using GilBench.Model;
using GilBench.Runtimes;

namespace GilBench.Tests.Runtimes;

public sealed class RuntimeOrderTests
{
    private static IEnumerable<string> Ids(params Runtime[] runtimes) =>
        RuntimeOrder.WithIds(RuntimeOrder.ByPreference(runtimes)).Select(runtime => runtime.Id);

    [Fact]
    public void The_preferred_one_of_a_minor_version_has_the_short_name() =>
        Assert.Equal(
            ["cpython-3.13", "cpython-3.13.0-pyenv", "cpython-3.13.5-path", "cpython-3.11"],
            Ids(
                FakePython.Runtime("3.13.5", "path"), FakePython.Runtime("3.11.7", "path"), FakePython.Runtime("3.13.0", "pyenv"),
                FakePython.Runtime("3.13.5", "uv")));

    [Fact]
    public void A_free_threaded_build_is_a_version_of_its_own() =>
        Assert.Equal(["cpython-3.13", "cpython-3.13t"], Ids(FakePython.Runtime("3.13.5", "uv"), FakePython.Runtime("3.13.5t", "uv")));

    [Fact]
    public void Named_ones_go_first_then_optimised_pairs_then_pairs_then_uv_pyenv_and_path()
    {
        var ordered = RuntimeOrder.ByPreference(
        [
            FakePython.Runtime("3.13.5", "path"), FakePython.Runtime("3.13.5", "pyenv"), FakePython.Runtime("3.13.5", "uv"),
            FakePython.Runtime("3.12.9", "cache", "-O1"), FakePython.Runtime("3.13.5", "cache"), FakePython.Runtime("3.13.5t", "cache"),
            FakePython.Runtime("3.13.5", "cache", pgo: true), FakePython.Runtime("3.13.5t", "cache", pgo: true),
            FakePython.Runtime("3.11.1", "named"),
        ]);

        Assert.Equal(
            [
                ("named", false, "3.11.1"), ("cache", true, "3.13.5"), ("cache", true, "3.13.5"), ("cache", false, "3.13.5"),
                ("cache", false, "3.13.5"),
                ("cache", false, "3.12.9"), ("uv", false, "3.13.5"), ("pyenv", false, "3.13.5"), ("path", false, "3.13.5"),
            ],
            ordered.Select(runtime => (runtime.Source, runtime.Description.Pgo == true, runtime.Description.Version)));
    }

    [Fact]
    public void The_newest_goes_first_within_a_place_except_where_the_user_chose_the_order()
    {
        Assert.Equal(
            ["3.13.10", "3.13.5"],
            RuntimeOrder.ByPreference([FakePython.Runtime("3.13.5", "uv"), FakePython.Runtime("3.13.10", "uv")])
                .Select(runtime => runtime.Description.Version));
        Assert.Equal(
            ["3.13.5", "3.13.10"],
            RuntimeOrder.ByPreference([FakePython.Runtime("3.13.5", "named"), FakePython.Runtime("3.13.10", "named")])
                .Select(runtime => runtime.Description.Version));
    }

    [Fact]
    public void No_two_runtimes_share_a_name() =>
        Assert.Equal(
            ["cpython-3.13", "cpython-3.13.5-named", "cpython-3.13.5-named-2"],
            Ids(FakePython.Runtime("3.13.5", "named"), FakePython.Runtime("3.13.5", "named"), FakePython.Runtime("3.13.5", "named")));
}
