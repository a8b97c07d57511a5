
namespace GilBench.Tests.Model;

public sealed class CpuListTests
{
    [Theory]
    [InlineData("0-3,8", new[] { 0, 1, 2, 3, 8 })]
    [InlineData("8, 0-1", new[] { 0, 1, 8 })]
    [InlineData("5", new[] { 5 })]
    [InlineData("", new int[0])]
    public void A_list_of_the_kernel_is_read_in_ascending_order(string text, int[] cpus) =>
        Assert.Equal(cpus, CpuList.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("all")]
    [InlineData("3-1")]
    [InlineData("1-2-3")]
    [InlineData("-1")]
    [InlineData("0-4000000000")]
    [InlineData("0-2000000000")]
    public void What_is_no_list_of_CPUs_is_unknown(string? text) => Assert.Null(CpuList.Parse(text));

    [Fact]
    public void Neighbours_are_joined_to_ranges() => Assert.Equal("0-2,5,7-8", CpuList.Format([8, 7, 5, 0, 1, 2, 2]));

    [Fact]
    public void Any_set_survives_writing_and_reading()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 200; round++)
        {
            var cpus = Enumerable.Range(0, 256).Where(_ => random.Next(3) == 0).ToList();

            Assert.Equal(cpus, CpuList.Parse(CpuList.Format(cpus)));
        }
    }
}
