using System.Runtime.Versioning;
using GilBench.Machine;

namespace GilBench.Tests.Machine;

[SupportedOSPlatform("linux")]
public sealed class PathSearchTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("gilbench-path-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void A_tool_is_found_in_any_directory_of_PATH_but_must_be_executable()
    {
        Create("taskset", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Create("setsid", UnixFileMode.UserRead);

        Assert.Equal(["setsid"], PathSearch.FindMissing($"/nowhere:{directory.FullName}", PathSearch.NeededTools));
    }

    [Fact]
    public void Without_PATH_everything_is_missing() =>
        Assert.Equal(PathSearch.NeededTools, PathSearch.FindMissing(null, PathSearch.NeededTools));

    private void Create(string name, UnixFileMode mode)
    {
        var file = Path.Join(directory.FullName, name);
        File.WriteAllText(file, "");
        File.SetUnixFileMode(file, mode);
    }
}
