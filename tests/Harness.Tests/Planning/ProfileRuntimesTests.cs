using GilBench.Model;
using GilBench.Planning;
using GilBench.Tests.Running;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Planning;

public sealed class ProfileRuntimesTests
{
    [Theory]
    [InlineData("cpython-3.13 cpython-3.13t cpython-3.13t-gil cpython-3.12 dotnet-10", "cpython-3.13 cpython-3.13t dotnet-10")]
    [InlineData("cpython-3.11 cpython-3.10 dotnet-10", "cpython-3.11 dotnet-10")]
    [InlineData("cpython-3.14t cpython-3.14t-gil cpython-3.12 dotnet-10", "cpython-3.14t cpython-3.12 dotnet-10")]
    [InlineData("cpython-3.13t cpython-3.13t-gil dotnet-10", "cpython-3.13t dotnet-10")]
    [InlineData("dotnet-10", "dotnet-10")]
    public void What_is_there_stands_in_for_what_the_profile_names(string found, string measured) =>
        Assert.Equal(measured, string.Join(
            ' ', ProfileRuntimes.Of(Profiles.Find("quick"), [.. found.Split(' ').Select(Named)]).Select(runtime => runtime.Id)));

    [Theory]
    [InlineData("3.11.2 3.10.1", RuntimeGap.FreeThreaded)]
    [InlineData("", RuntimeGap.FreeThreaded)]
    [InlineData("3.13.5t", RuntimeGap.Stock)]
    [InlineData("3.13.5t 3.13.0", RuntimeGap.MatchedPair)]
    [InlineData("3.13.5t 3.12.1", RuntimeGap.MatchedPair)]
    [InlineData("3.13.5t 3.12.1 3.13.5", null)]
    public void What_is_missing_is_what_the_comparison_needs(string versions, object? gap) =>
        Assert.Equal(
            gap, ProfileRuntimes.GapIn([.. versions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
                version => FakePython.Runtime(version, "path") with { Id = version })]));

    private static Runtime Named(string id) => id switch
    {
        "dotnet-10" => SmallRun.DotNet(),
        _ when id.EndsWith("-gil", StringComparison.Ordinal) =>
            SmallRun.Python(id, gil: false) with { Environment = new Dictionary<string, string> { ["PYTHON_GIL"] = "1" } },
        _ => SmallRun.Python(id, gil: !id.EndsWith('t')),
    };
}
