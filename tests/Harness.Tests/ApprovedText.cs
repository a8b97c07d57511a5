using System.Runtime.CompilerServices;

namespace GilBench.Tests;

/// <summary>Files in the folder <c>Approved</c> beside a test's source that hold what was looked at and found right.</summary>
internal static class ApprovedText
{
    /// <summary>Set to 1, the files are written anew.</summary>
    private const string Variable = "GILBENCH_APPROVE";

    /// <param name="name">Of the file.</param>
    public static void Check(string name, string obtained, [CallerFilePath] string test = "") =>
        Check(PathOf(name, test), obtained, Environment.GetEnvironmentVariable(Variable) == "1");

    /// <param name="name">Of the file.</param>
    public static string Read(string name, [CallerFilePath] string test = "") => File.ReadAllText(PathOf(name, test));

    /// <summary>What was just written has not been looked at, so the test fails all the same.</summary>
    public static void Check(string path, string obtained, bool writes)
    {
        if (writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, obtained);
            Assert.Fail($"{path} was written, not compared. Look at what changed in it, then run the tests without {Variable}.");
        }

        Assert.True(File.Exists(path), $"Nothing is approved at {path}; {Variable}=1 writes there what was obtained.");
        Assert.Equal(File.ReadAllText(path), obtained);
    }

    private static string PathOf(string name, string test) => Path.Combine(Path.GetDirectoryName(test)!, "Approved", name);
}
