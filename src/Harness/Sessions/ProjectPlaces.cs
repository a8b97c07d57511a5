using GilBench.Planning;
using GilBench.Runtimes;
using GilBench.Workers;

namespace GilBench.Sessions;

/// <summary>Where the parts of the project lie.</summary>
/// <param name="Root">The folder that holds <c>bench/workloads.json</c>.</param>
/// <param name="Build">The folder of this program's build output, beside which the other programs' lie.</param>
internal sealed record ProjectPlaces(string Root, string Build)
{
    public string Workloads => Path.Combine(Root, "bench", "workloads.json");

    public string Claims => Path.Combine(Root, "bench", "claims.json");

    /// <summary>What <c>new suite</c> writes.</summary>
    public string SuiteTemplate => Path.Combine(Root, "bench", "suite-template");

    public string PythonSource => Path.Combine(Root, "bench", "Python", "src");

    public PythonPlaces ForPython => new(PythonSource, Cache);

    public string DescribeScript => Path.Combine(PythonSource, "gilbench", "describe.py");

    public string Reports => Path.Combine(Root, "reports");

    public string DotNetProgram => Sibling("GilBench.DotNet", "GilBench.DotNet.dll");

    /// <summary>Embeds interpreters.</summary>
    public string EmbeddedProgram => Sibling("GilBench.Embedded", "GilBench.Embedded.dll");

    public string ServerProgram => Sibling("Server", "GilBench.Server.dll");

    /// <summary>The user's cache: interpreters that were built, compiled Python, prepared inputs.</summary>
    public static string Cache => Surroundings.OfThisProcess().Cache.Root;

    /// <exception cref="UsageException">The program was copied out of its project.</exception>
    public static ProjectPlaces Find()
    {
        var build = AppContext.BaseDirectory.TrimEnd('/');
        for (var folder = new DirectoryInfo(build); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "bench", "workloads.json")))
            {
                return new ProjectPlaces(folder.FullName, build);
            }
        }

        throw new UsageException($"The project's folder was not found above {build}; run gilbench from its checkout, by ./run-all.sh.");
    }

    /// <summary>Build outputs lie at <c>artifacts/bin/PROJECT/CONFIGURATION</c>.</summary>
    private string Sibling(string project, string file) =>
        Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Build)!)!, project, Path.GetFileName(Build), file);
}
