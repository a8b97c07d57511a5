using GilBench.Tests.Runtimes;
using Xunit.Sdk;

namespace GilBench.Tests;

public sealed class ApprovedTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_the_approved_text_passes()
    {
        var path = _folder.Write("approved.txt", "as it was\n");

        ApprovedText.Check(path, "as it was\n", writes: false);
        Assert.ThrowsAny<XunitException>(() => ApprovedText.Check(path, "as it is\n", writes: false));
    }

    [Fact]
    public void What_nobody_approved_does_not_pass() => Assert.Contains(
        "Nothing is approved at",
        Assert.ThrowsAny<XunitException>(() => ApprovedText.Check(_folder.In("none.txt"), "", writes: false)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Approving_writes_the_text_and_says_that_nothing_was_compared()
    {
        var path = _folder.In("new/approved.txt");

        var failure = Assert.ThrowsAny<XunitException>(() => ApprovedText.Check(path, "as it is\n", writes: true));

        Assert.Equal("as it is\n", File.ReadAllText(path));
        Assert.Contains("was written, not compared", failure.Message, StringComparison.Ordinal);
    }
}
