using GilBench.Fleets;
using GilBench.Planning;
using GilBench.Reporting;
using GilBench.Results;
using GilBench.Sessions;

namespace GilBench.Cli;

/// <summary>Reports of several machines, as <c>report</c> and <c>merge</c> write them.</summary>
internal sealed class FleetReports(ClaimSource claims)
{
    /// <exception cref="UsageException">The runs do not belong in one report; says in what they differ.</exception>
    public static Fleet Read(IEnumerable<string> paths)
    {
        List<NamedRun> runs = [.. paths.Select(path => new NamedRun(path, RunFile.Read(path)))];
        return FleetAgreement.Refusal(runs) is { } refusal ? throw new UsageException(refusal) : Fleet.Of(runs);
    }

    public ReportFiles Write(Fleet fleet, string folder) =>
        FleetReportWriter.Write(fleet, folder, machine => claims.ForRun(machine.Source.Path, machine.Run));
}
