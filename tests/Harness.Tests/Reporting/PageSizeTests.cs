using GilBench.Model;
using GilBench.Planning;
using GilBench.Reporting;
using GilBench.Tests.Claims;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Reporting;

/// <summary>How large a page is that somebody sends or opens from a CI system.</summary>
public sealed class PageSizeTests : IDisposable
{
    private const long MostBytes = 3_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Every workload in its usual size under every model: more arms than the profile plans.</summary>
    [Fact]
    public void The_page_of_a_standard_run_on_two_cores_is_smaller_than_3_MB()
    {
        var run = SyntheticRun.Of(new SyntheticOptions
        {
            Workloads =
            [
                .. from workload in Catalogue.Workloads
                   where workload.Kind != WorkloadKind.Control
                   select workload with { ParameterSets = [workload.ParameterSets[0]] },
            ],
            Models = ExecutionModels.All,
            Blocks = 6,
            Rounds = 1,
        });

        var page = new FileInfo(ReportWriter.Write(run, _folder.Root, Catalogue.Claims).HtmlPath);

        Assert.True(run.Header.Plan.Arms.Count > 200, $"{run.Header.Plan.Arms.Count} arms");
        Assert.True(page.Length < MostBytes, $"{page.Length} bytes of {run.Header.Plan.Arms.Count} arms");
    }
}
