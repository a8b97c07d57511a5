using GilBench.Model;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

public sealed class PairingTests
{
    [Fact]
    public void Builds_of_one_source_and_one_set_of_flags_are_a_matched_pair()
    {
        var pair = Assert.Single(Pairing.Of([FakePython.Runtime("3.13.5", "cache"), FakePython.Runtime("3.13.5t", "cache")]));

        Assert.True(pair.IsMatched);
        Assert.Equal((false, true), (pair.Stock.Description.GilDisabledBuild, pair.FreeThreaded.Description.GilDisabledBuild));
    }

    [Fact]
    public void What_makes_a_build_free_threaded_is_no_difference() =>
        Assert.True(Pairing.Compare(
            FakePython.Description("3.13.5", "-O3 --prefix=/a"),
            FakePython.Description("3.13.5t", "-O3 -DPy_GIL_DISABLED=1 '--disable-gil' --prefix=/b")).IsAlike);

    [Fact]
    public void An_unlike_pair_says_everything_that_differs()
    {
        var builds = Pairing.Compare(
            FakePython.Description("3.13.0", "-O2 -g", pgo: true), FakePython.Description("3.13.5t", "-O3 -g", compiler: "[Clang 20.1.4]"));

        Assert.Equal(
            [
                "version: 3.13.0 against 3.13.5", "compiler: [GCC 12.2.0] against [Clang 20.1.4]", "PGO: yes against no",
                "LTO: yes against no", "compiler flags: -O2 against -O3",
            ],
            builds.Differences);
        Assert.Empty(builds.Unknown);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData(null, null)]
    [InlineData(true, null)]
    public void What_a_build_does_not_tell_makes_a_pair_neither_alike_nor_unlike(bool? stock, bool? freeThreaded)
    {
        var builds = Pairing.Compare(FakePython.Description("3.13.5", pgo: stock), FakePython.Description("3.13.5t", pgo: freeThreaded));

        Assert.Equal((false, false), (builds.IsAlike, builds.IsUnlike));
        Assert.Equal("unknown whether alike: PGO, LTO", builds.Words);
    }

    [Fact]
    public void A_build_that_tells_neither_compiler_nor_flags_may_have_been_built_in_any_way()
    {
        var builds = Pairing.Compare(FakePython.Description("3.13.5", flags: null, compiler: ""), FakePython.Description("3.13.5t"));

        Assert.Equal((0, "compiler, compiler flags"), (builds.Differences.Count, string.Join(", ", builds.Unknown)));
    }

    [Fact]
    public void Of_several_partners_one_that_may_be_alike_goes_before_one_that_differs()
    {
        var pair = Assert.Single(Pairing.Of(
            [
                FakePython.Runtime("3.13.0", "named"), FakePython.Runtime("3.13.5", "path", pgo: null),
                FakePython.Runtime("3.13.5t", "cache"),
            ]));

        Assert.Equal("path", pair.Stock.Source);
    }

    [Fact]
    public void A_matched_partner_goes_before_a_preferred_one()
    {
        var pair = Assert.Single(Pairing.Of(
            [FakePython.Runtime("3.13.5", "named", "-O2"), FakePython.Runtime("3.13.5", "cache"), FakePython.Runtime("3.13.5t", "cache")]));

        Assert.Equal("cache", pair.Stock.Source);
    }

    [Fact]
    public void Without_a_matched_partner_the_preferred_one_of_the_minor_version_is_taken_and_labelled()
    {
        var pair = Assert.Single(Pairing.Of(
            [FakePython.Runtime("3.12.1", "named"), FakePython.Runtime("3.13.0", "pyenv"), FakePython.Runtime("3.13.5t", "uv")]));

        Assert.Equal(["version: 3.13.0 against 3.13.5"], pair.Builds.Differences);
    }

    [Fact]
    public void A_build_with_its_GIL_forced_on_is_paired_when_asked_for_and_not_listed_again()
    {
        Runtime[] runtimes = [SyntheticRuntimes.Stock, SyntheticRuntimes.FreeThreaded, SyntheticRuntimes.FreeThreadedWithGil];

        Assert.Equal(SyntheticRuntimes.Stock, Pairing.Of(SyntheticRuntimes.FreeThreadedWithGil, runtimes)!.Stock);
        Assert.Equal(SyntheticRuntimes.FreeThreaded, Assert.Single(Pairing.Of(runtimes)).FreeThreaded);
    }

    [Fact]
    public void A_free_threaded_build_alone_has_no_pair() =>
        Assert.Empty(Pairing.Of([FakePython.Runtime("3.12.1", "path"), FakePython.Runtime("3.13.5t", "path")]));
}
