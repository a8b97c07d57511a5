using GilBench.Model;
using GilBench.Planning;

namespace GilBench.Sessions;

/// <summary>The suite that <c>new suite</c> writes, which runs as it is; <c>bench/suite-template</c> holds its files.</summary>
internal sealed class SuiteTemplate(ProjectPlaces places)
{
    /// <summary>The folder of its C# project, which has to be built before the suite is run.</summary>
    public const string Project = "csharp";

    /// <summary>How its texts call this program, as whoever reads them in this checkout would.</summary>
    private const string Program = "./run-all.sh";

    /// <summary>In the order in which they are written: a manifest stands for the whole.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [".gitignore", "scoring.py", $"{Project}/Scoring.csproj", $"{Project}/Work.cs", "README.md", SuiteManifest.FileName];

    /// <summary>Its texts then call this program by its path, so that their commands work from the new folder.</summary>
    /// <param name="folder">As the user named it; it is made where it is not there.</param>
    /// <exception cref="UsageException">The folder holds something, or cannot be written.</exception>
    public void WriteTo(string folder)
    {
        var program = ShellWord.Of(Path.Combine(places.Root, Program[2..]));
        try
        {
            RefuseUnlessEmpty(folder);
            foreach (var file in Files)
            {
                var text = File.ReadAllText(Path.Combine(places.SuiteTemplate, file)).Replace(Program, program, StringComparison.Ordinal);
                var path = Path.Combine(folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var written = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
                written.Write(text);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"A suite cannot be written to {VisibleText.Of(folder)}: {VisibleText.Of(refused.Message.TrimEnd('.'))}; "
                    + "name another folder.");
        }
    }

    private static void RefuseUnlessEmpty(string folder)
    {
        if (File.Exists(folder))
        {
            throw new UsageException($"{VisibleText.Of(folder)} is a file; name a folder that is new or empty.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException(
                $"{VisibleText.Of(folder)} is not empty, and nothing in it is written over; name a folder that is new or empty.");
        }
    }
}
