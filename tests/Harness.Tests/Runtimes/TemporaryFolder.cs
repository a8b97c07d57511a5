namespace GilBench.Tests.Runtimes;

/// <summary>A folder of one test, removed with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root { get; } = Directory.CreateTempSubdirectory("gilbench-test-").FullName;

    public string In(string relative) => Path.Combine(Root, relative);

    public string Write(string relative, string text)
    {
        var path = In(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string WriteProgram(string relative, string script)
    {
        var path = Write(relative, "#!/bin/sh\n" + script);
        File.SetUnixFileMode(path, Executable);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
