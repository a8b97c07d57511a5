using GilBench.Claims;
using GilBench.Fleets;
using GilBench.Reporting.Html;
using GilBench.Reporting.Markdown;
using GilBench.Reporting.Page;
using GilBench.Reporting.Series;
using GilBench.Results;

namespace GilBench.Reporting;

/// <summary>
/// Writes the report of several machines: one page about them all, and in <c>machines/</c> each one's own whole report, in which runtimes
/// and models look as they do on that page.
/// </summary>
internal static class FleetReportWriter
{
    /// <param name="folder">Made where it is missing; a report of these machines that is there is replaced, nothing else touched.</param>
    /// <param name="claimsOf">Judged in the machine's own report.</param>
    /// <exception cref="ReportException">
    /// The folder cannot be written, or holds somebody else's files, or another machine's, in the report's places.
    /// </exception>
    public static ReportFiles Write(Fleet fleet, string folder, Func<MachineRun, IReadOnlyList<Claim>> claimsOf)
    {
        RefuseOtherMachines(fleet, folder);
        var manifest = ReportWriter.Guarded(folder, () => ReportManifest.Of(folder));
        var evidence = FleetEvidence.Of(fleet);
        var model = FleetBuilder.Build(evidence);
        foreach (var machine in evidence.Machines)
        {
            ReportWriter.Write(() => machine.Evidence, FolderOf(folder, machine.Label), claimsOf(machine.Machine));
        }

        var content = ReportWriter.Content(model.Charts, () => (HtmlPage.Draft(model), FleetMarkdown.Render(model)));
        return ReportWriter.Replace(manifest, folder, content);
    }

    /// <summary>Where a machine's own report lies.</summary>
    public static string FolderOf(string folder, MachineLabel label) => Path.Combine(folder, RunFolder.Machines, label.Folder);

    /// <summary>What lies there would look like a part of this report.</summary>
    /// <exception cref="ReportException">The folder holds a machine that is none of these.</exception>
    public static void RefuseOtherMachines(Fleet fleet, string folder)
    {
        var machines = Path.Combine(folder, RunFolder.Machines);
        var own = fleet.Machines.Select(machine => machine.Label.Folder).ToHashSet();
        var others = ReportWriter.Guarded(folder, () => Directory.Exists(machines)
            ? Directory.EnumerateFileSystemEntries(machines).Select(Path.GetFileName).Where(name => !own.Contains(name!)).ToList()
            : []);
        if (others is [{ } other, ..])
        {
            throw new ReportException(
                $"The folder {folder} holds {RunFolder.Machines}/{other}, which is none of these machines; name another folder with "
                    + "--output.");
        }
    }
}
