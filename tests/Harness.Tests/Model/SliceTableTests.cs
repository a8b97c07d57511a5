using GilBench.Model;

namespace GilBench.Tests.Model;

public sealed class SliceTableTests
{
    private static readonly Dictionary<string, int> s_none = [];

    private static readonly IterationSample[] s_samples =
    [
        Sample(0, 0.0241234567) with { MajorFaults = 3 },
        Sample(1, 0.0212) with { Results = new Dictionary<string, int> { ["42"] = 7, ["41"] = 1 } },
        Sample(2, 0.0213) with
        {
            LatenessSeconds = new Lateness(-0.0001, 0.002),
            GilAfter = [true, false],
            CpuSelfSeconds = null,
            CpuSystemSeconds = 0.001,
        },
    ];

    [Fact]
    public void Slices_come_back_as_they_were()
    {
        var rows = SliceTable.Of(s_samples).Rows();

        Assert.Equal(s_samples.Length, rows.Count);
        Assert.All(s_samples.Zip(rows), pair =>
        {
            Assert.Equal(pair.First.Results, pair.Second.Results);
            Assert.Equal(pair.First.GilBefore, pair.Second.GilBefore);
            Assert.Equal(pair.First.GilAfter, pair.Second.GilAfter);
            Assert.Equal(Bare(pair.First) with { WallSeconds = Math.Round(pair.First.WallSeconds, 9) }, Bare(pair.Second));
        });
    }

    [Fact]
    public void A_column_of_equal_values_holds_one_and_one_that_nothing_knows_is_null()
    {
        var table = SliceTable.Of(s_samples);

        Assert.Equal([0.024123457, 0.0212, 0.0213], table.WallSeconds);
        Assert.Equal([5L], table.MinorFaults);
        Assert.Equal([3L, 0L, 0L], table.MajorFaults);
        Assert.Equal([true, true], Assert.Single(table.GilBefore!));
        Assert.Equal(3, table.GilAfter!.Count);
        Assert.Equal(3, table.Results.Count);
        Assert.Null(table.CpuChildrenSeconds);
        Assert.Null(table.Uneven);
    }

    [Fact]
    public void All_digits_are_kept_where_that_is_asked_for() => Assert.Equal(0.0241234567, SliceTable.Exactly(s_samples).WallSeconds[0]);

    [Fact]
    public void No_slices_are_an_empty_table()
    {
        var table = SliceTable.Of([]);

        Assert.Empty(table.Rows());
        Assert.Null(table.Uneven);
    }

    [Fact]
    public void A_column_of_another_length_is_named()
    {
        var table = SliceTable.Of(s_samples);

        Assert.Equal("minor_faults", (table with { MinorFaults = [1, 2] }).Uneven);
        Assert.Equal("results", (table with { Results = [] }).Uneven);
        Assert.Equal("lateness_seconds", (table with { LatenessSeconds = [null, null, null, null] }).Uneven);
        Assert.Equal("gil_before", (table with { GilBefore = [] }).Uneven);
    }

    /// <summary>Without what is compared by its elements.</summary>
    private static IterationSample Bare(IterationSample sample) => sample with { Results = s_none, GilBefore = null, GilAfter = null };

    private static IterationSample Sample(int index, double wall) => new(
        index, index == 0 ? SamplePhase.Cold : SamplePhase.Warm, wall, 0.02, null, 1, 2, 5, 0, [true, true], [true, true], 2,
        new Dictionary<string, int> { ["42"] = 8 });
}
