using GilBench.Runtimes;

namespace GilBench.Tests.Runtimes;

public sealed class BuildRecipeTests
{
    [Theory]
    [InlineData(false, false, "cpython-3.13.5-o3")]
    [InlineData(true, false, "cpython-3.13.5t-o3")]
    [InlineData(false, true, "cpython-3.13.5-pgo-lto")]
    [InlineData(true, true, "cpython-3.13.5t-pgo-lto")]
    public void The_key_says_version_and_flags(bool freeThreaded, bool optimized, string key) =>
        Assert.Equal(key, new BuildRecipe("3.13.5", freeThreaded, optimized).Key);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_two_of_a_pair_differ_in_the_GIL_alone(bool optimized)
    {
        var stock = new BuildRecipe("3.13.5", false, optimized).ConfigureArguments("/p");
        var freeThreaded = new BuildRecipe("3.13.5", true, optimized).ConfigureArguments("/p");

        Assert.Equal([.. stock, "--disable-gil"], freeThreaded);
        Assert.Equal(optimized, stock.Contains("--enable-optimizations") && stock.Contains("--with-lto"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_build_with_a_shared_library_has_the_flags_of_the_one_that_it_stands_beside_and_is_apart_from_it(bool optimized)
    {
        var cache = new RuntimeCache("/c");
        var plain = new BuildRecipe("3.13.5", FreeThreaded: true, optimized);
        var shared = plain with { Shared = true };

        Assert.Equal(plain.Key, shared.Key);
        Assert.Equal(($"/c/runtimes/{plain.Key}", $"/c/shared/{plain.Key}"), (plain.FolderIn(cache), shared.FolderIn(cache)));
        Assert.Equal(shared.FolderIn(cache) + "/bin/python3", cache.SharedInterpreterOf(plain.Key));
        Assert.NotEqual(plain.Name, shared.Name);
        Assert.Empty(plain.ConfigureArguments("/p").Except(shared.ConfigureArguments("/p")));
        Assert.Contains("--enable-shared", shared.ConfigureArguments("/p"));
        Assert.Single(shared.ConfigureArguments("/p"), flag => flag.EndsWith("-ftls-model=initial-exec", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_key_tells_the_recipe(bool freeThreaded, bool optimized)
    {
        foreach (var version in new[] { "3.13.5", "3.14.0rc2" })
        {
            var recipe = new BuildRecipe(version, freeThreaded, optimized);
            Assert.Equal(recipe, BuildRecipe.OfKey(recipe.Key));
        }
    }

    [Theory]
    [InlineData("cpython-3.13-o3")]
    [InlineData("cpython-3.13.5")]
    [InlineData("cpython-3.13.5-o3-old")]
    [InlineData("my-cpython-3.13.5-o3")]
    public void Another_name_tells_nothing(string name) => Assert.Null(BuildRecipe.OfKey(name));

    [Fact]
    public void A_recipe_knows_what_its_build_does_not_tell_and_nothing_of_other_builds()
    {
        var recipe = new BuildRecipe("3.13.5", FreeThreaded: false, Optimized: false);

        Assert.Equal((false, false), Known(recipe.Complete(FakePython.Description("3.13.5", pgo: null))));
        Assert.Equal((true, true), Known(recipe.Complete(FakePython.Description("3.13.5", pgo: true))));
        Assert.Equal((null, null), Known(recipe.Complete(FakePython.Description("3.13.6", pgo: null))));
        Assert.Equal((null, null), Known(recipe.Complete(FakePython.Description("3.13.5t", pgo: null))));

        static (bool? Pgo, bool? Lto) Known(RuntimeDescription description) => (description.Pgo, description.Lto);
    }
}
