using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

public sealed class InstallGroupTests
{
    private static InstalledRuntime At(string folder, string version, string flags = "-O3", bool? pgo = false) =>
        new(folder, FakePython.Description(version, flags, pgo));

    private static InstallGroup Group(bool optimized, params string[] versions) =>
        Assert.Single(InstallGroup.Of(new InstallRequest(versions, optimized)));

    [Fact]
    public void Versions_of_one_number_belong_together_and_are_counted_once() =>
        Assert.Equal(
            ["3.13 and 3.13t", "3.14t", "3.13.5"],
            InstallGroup.Of(new InstallRequest(["3.13t", "3.14t", "3.13", "3.13", "3.13.5"], false)).Select(group => group.ToString()));

    [Fact]
    public void Only_builds_alike_in_all_but_the_GIL_serve_as_a_pair()
    {
        var chosen = Group(false, "3.13", "3.13t").ChooseFrom(
            [At("a", "3.13.9"), At("b", "3.13.5"), At("c", "3.13.5t"), At("d", "3.12.1"), At("e", "3.14.0t")]);

        Assert.Equal(["b", "c"], chosen!.Select(runtime => runtime.Folder));
        Assert.Null(Group(false, "3.13", "3.13t").ChooseFrom([At("a", "3.13.9"), At("c", "3.13.5t")]));
    }

    [Fact]
    public void Builds_that_may_differ_do_not_serve_as_a_pair() =>
        Assert.Null(Group(false, "3.13", "3.13t").ChooseFrom([At("b", "3.13.5", pgo: null), At("c", "3.13.5t", pgo: null)]));

    [Fact]
    public void The_optimised_goes_before_the_plain_and_alone_serves_where_it_is_asked_for()
    {
        InstalledRuntime[] installed = [At("new", "3.13.9"), At("fast", "3.13.5", pgo: true)];

        Assert.Equal("fast", Group(false, "3.13").ChooseFrom(installed)![0].Folder);
        Assert.Equal("fast", Group(true, "3.13").ChooseFrom(installed)![0].Folder);
        Assert.Null(Group(true, "3.13").ChooseFrom([installed[0]]));
    }

    [Fact]
    public void A_patch_that_was_asked_for_is_the_only_one_that_serves()
    {
        Assert.Null(Group(false, "3.13.5").ChooseFrom([At("a", "3.13.9"), At("b", "3.13.5t")]));
        Assert.Equal("b", Group(false, "3.13.5").ChooseFrom([At("a", "3.13.9"), At("b", "3.13.5")])![0].Folder);
    }

    [Theory]
    [InlineData("3", "'3' is no Python version that can be installed; write 3.13, 3.13t (free-threaded) or 3.13.5.")]
    [InlineData("3.13;rm", "'3.13;rm' is no Python version that can be installed; write 3.13, 3.13t (free-threaded) or 3.13.5.")]
    [InlineData("3.9", "Python 3.9 is too old to be measured; install 3.10 or later.")]
    [InlineData("3.12t", "There is no free-threaded Python 3.12t; the first one is 3.13t.")]
    public void What_cannot_be_installed_is_one_sentence(string version, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<PythonVersionException>(() => PythonVersion.Parse(version)).Message);
}
