using System.Collections.Concurrent;
using GilBench.Reporting;
using GilBench.Tests.Claims;
using GilBench.Tests.Reporting;
using GilBench.Tests.Reporting.Comparisons;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Browser;

/// <summary>Reports that the tests of a class look at; nothing changes them.</summary>
public sealed class WrittenReports : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gilbench-page-");
    private readonly ConcurrentDictionary<string, Lazy<string>> _written = [];

    /// <summary>A page of many charts and claims on two cores, one of which needs a warning.</summary>
    internal string Small => Of("small");

    /// <summary>Of several hundred arms on up to 64 cores.</summary>
    internal string Large => Of("large");

    /// <summary>What every address that a page may ask for begins with.</summary>
    internal string Address => new Uri(_folder.FullName).AbsoluteUri;

    /// <returns>Path of the page.</returns>
    internal string Of(string name) => _written.GetOrAdd(name, _ => new Lazy<string>(() => Write(name).HtmlPath)).Value;

    public void Dispose() => _folder.Delete(recursive: true);

    private ReportFiles Write(string name)
    {
        var folder = Path.Combine(_folder.FullName, name);
        return name switch
        {
            "small" => ReportWriter.Write(SyntheticRun.Of(new SyntheticOptions()), folder, Catalogue.Claims),
            "large" => ReportWriter.Write(SyntheticRun.Of(ReportSizes.ManyCores), folder),
            "compared" => ReportWriter.Write(ComparedRuns.First, folder, comparison: ComparedRuns.Report),
            "hostile-compared" => ReportWriter.Write(ComparedRuns.First, folder, comparison: ComparedRuns.HostileReport),
            "failures" => ReportWriter.Write(FixedRuns.Of("failures-only"), folder, Catalogue.Claims),
            "hostile" => ReportWriter.Write(FixedRuns.Of("hostile-names"), folder, Catalogue.Claims),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such report."),
        };
    }
}
