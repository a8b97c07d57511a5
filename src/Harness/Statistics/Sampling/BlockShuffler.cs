namespace GilBench.Statistics.Sampling;

/// <summary>The order of the arms within each block: a Fisher–Yates shuffle of its own for every block (Durstenfeld 1964).</summary>
/// <param name="seed">The run's recorded seed. The order of a block follows from seed and block alone, so a resumed run keeps it.</param>
internal sealed class BlockShuffler(ulong seed)
{
    /// <summary>The numbers 0 … arms − 1 in an order of that block's own.</summary>
    /// <param name="block">Numbers whatever is shuffled: a block, a round.</param>
    /// <param name="arms">How many arms the block has.</param>
    public int[] Order(long block, int arms)
    {
        var generator = SplitMix64.For(seed, (ulong)block);
        var order = new int[arms];
        for (var i = 0; i < arms; i++)
        {
            order[i] = i;
        }

        for (var last = arms - 1; last > 0; last--)
        {
            var other = generator.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>
    /// The same, with the members of each family behind one another: families in a shuffled order, and the members of each.
    /// </summary>
    /// <param name="familyOf">From an arm's number to what it has in common with its family.</param>
    public int[] OrderByFamily<TFamily>(long block, int arms, Func<int, TFamily> familyOf)
    {
        var order = Order(block, arms);

        // By one member of each family, whichever that is: families of any size are equally likely to come first.
        return [.. order.GroupBy(familyOf).OrderBy(family => Array.IndexOf(order, family.Min())).SelectMany(family => family)];
    }
}
