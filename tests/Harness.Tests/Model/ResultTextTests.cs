namespace GilBench.Tests.Model;

public sealed class ResultTextTests
{
    [Fact]
    public void A_short_text_is_itself() => Assert.Equal(new string('é', 200), ResultText.Of(new string('é', 200)));

    [Fact]
    public void No_text_stays_none() => Assert.Null(ResultText.Of(null));

    /// <summary>As Python: <c>hashlib.sha256(("é" * 201).encode()).hexdigest()[:12]</c>.</summary>
    [Fact]
    public void A_long_one_is_cut_and_told_apart_by_its_hash() => Assert.Equal(
        $"{new string('é', 120)}… (201 characters, sha256 3821f1b32e73)", ResultText.Of(new string('é', 201)));
}
