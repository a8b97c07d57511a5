using GilBench.Model;

namespace GilBench.Tests.Model;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("Σ i² over i < n, 100 %", "Σ i² over i < n, 100 %")]
    [InlineData("\u001b[31mred\0", @"\u001b[31mred\u0000")]
    [InlineData("a\nb\tc\r", @"a\nb\tc\r")]
    [InlineData("\uFFFE\uFFFF\uFDD0", @"\ufffe\uffff\ufdd0")]
    [InlineData("\u202Eleft\u2066\u2028", @"\u202eleft\u2066\u2028")]
    [InlineData("\u009b", @"\u009b")]
    [InlineData("😀", "😀")]
    public void What_nobody_can_see_is_escaped(string text, string expected) => Assert.Equal(expected, VisibleText.Of(text));

    // Written as code: xunit's own reports cannot hold them.
    [Fact]
    public void Half_a_surrogate_pair_is_escaped()
    {
        Assert.Equal(@"\ud83d!", VisibleText.Of("\ud83d!"));
        Assert.Equal(@"\ude00\ud83d", VisibleText.Of("\ude00\ud83d"));
        Assert.Equal(@"\ud83f\udffe", VisibleText.Of(char.ConvertFromUtf32(0x1FFFE)));
    }

    [Fact]
    public void Lines_can_stay() => Assert.Equal("a\n\tb\\u001b", VisibleText.OfLines("a\n\tb\u001b"));

    [Fact]
    public void A_quotation_is_cut_between_characters()
    {
        Assert.Equal("abc…", VisibleText.Cut("abcdef", 3));
        Assert.Equal("ab…", VisibleText.Cut("ab😀def", 3));
        Assert.Equal("abc", VisibleText.Cut("abc", 3));
    }
}
