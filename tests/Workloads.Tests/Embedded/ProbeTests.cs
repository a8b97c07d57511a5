namespace GilBench.Workloads.Tests.Embedded;

public sealed class ProbeTests
{
    [Fact]
    public async Task What_can_be_hosted_has_a_library_and_no_reason_against_it()
    {
        var probe = await Hostable.ProbeOfAsync(await Hostable.FirstAsync());

        Assert.Equal(["interpreter", "library", "c_api", "pythonnet"], probe.Select(field => field.Key));
        Assert.Null(probe["c_api"]);
        Assert.True(File.Exists((string?)probe["library"]), probe.ToJsonString());
    }

    [Theory]
    [InlineData("/bin/true", "/bin/true is no Python")]
    [InlineData("/nowhere/python3", "/nowhere/python3 cannot be started")]
    public async Task What_is_no_interpreter_is_told_in_one_sentence(string path, string sentence)
    {
        var probe = await Hostable.ProbeOfAsync(path);

        Assert.Null(probe["library"]);
        Assert.StartsWith(sentence, (string?)probe["c_api"], StringComparison.Ordinal);
        Assert.Equal((string?)probe["c_api"], (string?)probe["pythonnet"]);
    }

    [Fact]
    public async Task A_build_without_a_shared_library_says_so()
    {
        foreach (var python in await Pythons.FindAsync())
        {
            var probe = await Hostable.ProbeOfAsync(python);
            var reason = (string?)probe["c_api"] ?? "";
            Assert.Equal(probe["library"] is null, reason.Contains("has no shared library", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_crash_while_an_interpreter_begins_is_a_reason_and_no_end()
    {
        // A library that is no CPython at all: what is looked for in it is missing, in the process that tries it.
        var folder = Directory.CreateTempSubdirectory("gilbench-probe-").FullName;
        var python = Path.Combine(folder, "python3");
        var library = File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1])
            .First(path => path.Contains("/libc.so", StringComparison.Ordinal));
        await File.WriteAllTextAsync(
            python,
            $$"""
            #!/bin/sh
            echo '{"executable": "/nowhere/python3", "implementation": "cpython", "version": "3.13.5", "is_new_enough": true,'
            echo '"libraries": ["{{library}}"]}'
            """,
            TestContext.Current.CancellationToken);
        File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var probe = await Hostable.ProbeOfAsync(python);

        Assert.Equal(library, (string?)probe["library"]);
        Assert.Contains("PyConfig_InitPythonConfig", (string?)probe["c_api"], StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
