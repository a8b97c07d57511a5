using GilBench.Model;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Model;

public sealed class OptimisationTests
{
    [Theory]
    [InlineData(true, true, "optimised (PGO, LTO)")]
    [InlineData(false, false, "not optimised (no PGO, no LTO)")]
    [InlineData(null, null, "optimisation unknown")]
    [InlineData(true, null, "PGO, LTO unknown")]
    [InlineData(null, true, "PGO unknown, LTO")]
    [InlineData(true, false, "PGO, no LTO")]
    [InlineData(null, false, "PGO unknown, no LTO")]
    public void What_is_unknown_is_called_neither_optimised_nor_unoptimised(bool? pgo, bool? lto, string words) =>
        Assert.Equal(words, Optimisation.Of(SyntheticRuntimes.Stock.Description with { Pgo = pgo, Lto = lto }));
}
