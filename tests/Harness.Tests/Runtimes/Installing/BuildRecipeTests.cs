using GilBench.Runtimes.Installing;

namespace GilBench.Tests.Runtimes.Installing;

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
}
