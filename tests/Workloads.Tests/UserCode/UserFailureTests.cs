using System.Text.RegularExpressions;
using GilBench.DotNet.UserCode;

namespace GilBench.Workloads.Tests.UserCode;

/// <summary>What the user's code raises, in one line.</summary>
public sealed partial class UserFailureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gilbench-user-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Misbehaving.Fail", "InvalidOperationException: broken in two lines (Misbehaving.Fail in Misbehaving.cs:line #)")]
    [InlineData("Misbehaving.FailInLambda", "ArgumentException: no third (Misbehaving.FailInLambda in Misbehaving.cs:line #)")]
    [InlineData(
        "Misbehaving.FailInFramework",
        "FormatException: The input string 'many' was not in a correct format. (Misbehaving.FailInFramework in Misbehaving.cs:line #)")]
    [InlineData(
        "Misbehaving.FailInParallel",
        "InvalidOperationException: in parallel (Misbehaving.FailInParallel in Misbehaving.cs:line #)")]
    [InlineData(
        "Misbehaving.FailInitially",
        "FormatException: The input string 'none' was not in a correct format. (Uninitialised's constructor in Misbehaving.cs:line #)")]
    [InlineData("Waits.FailAsync", "InvalidOperationException: awaited in vain (Waits.FailAsync in Waits.cs:line #)")]
    public void An_exception_is_told_with_the_line_of_the_users_code(string method, string words)
    {
        var arguments = method.EndsWith(".Fail", StringComparison.Ordinal) ? """{"n": 1}""" : "{}";

        Assert.Equal(words, Line().Replace(Users.Failure($"Fixture.{method}", arguments), ":line #"));
    }

    [Fact]
    public void Without_a_file_of_symbols_the_method_is_named() => Assert.Equal(
        "InvalidOperationException: broken in two lines (Misbehaving.Fail)",
        Users.Failure("Fixture.Misbehaving.Fail", """{"n": 1}""", Users.CopyAlone(_folder)));

    [Fact]
    public void A_constructor_that_raises_is_told_like_a_method()
    {
        var failure = Assert.Throws<UserCodeException>(() => Users.Find("Fixture.Broken.Value").Open());

        Assert.Equal(
            "InvalidOperationException: not to be built (Broken's constructor in Objects.cs:line #)",
            Line().Replace(failure.Message, ":line #"));
    }

    [GeneratedRegex(@":line \d+")]
    private static partial Regex Line();
}
