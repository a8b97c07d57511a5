using GilBench.Planning;
using GilBench.Sessions;
using GilBench.Tests.Claims;
using GilBench.Tests.Runtimes;

namespace GilBench.Tests.Sessions;

/// <summary>
/// A folder with the code that the manifests of tests name: <c>work.py</c>, <c>sub/other.py</c>, and what passes for an assembly.
/// </summary>
internal sealed class SuiteFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SuiteFolder()
    {
        _folder.Write("work.py", "def score(n): return n\n");
        _folder.Write("sub/other.py", "def score(n): return n\n");
        _folder.Write("csharp/bin/Release/net10.0/Scoring.dll", "");
    }

    public string Root => _folder.Root;

    public string Write(string relative, string text) => _folder.Write(relative, text);

    public string In(string relative) => _folder.In(relative);

    public Suite Read() => SuiteReader.Read(Root, Document);

    public Suite Parse(string manifest) => SuiteReader.Parse(manifest, Root, Document);

    public static WorkloadCatalog Document { get; } = new(1, Catalogue.Workloads);

    public void Dispose() => _folder.Dispose();
}
