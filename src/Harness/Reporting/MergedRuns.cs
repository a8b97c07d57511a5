using GilBench.Claims.Reading;
using GilBench.Fleets;
using GilBench.Results;

namespace GilBench.Reporting;

/// <summary>The runs of several machines in one folder, copied as they are, each where its own report lies.</summary>
internal static class MergedRuns
{
    /// <returns>The machines with their runs there.</returns>
    /// <exception cref="ReportException">
    /// The folder holds a machine that is none of these, or another file in a run's place, or cannot be written.
    /// </exception>
    public static Fleet Keep(Fleet fleet, string folder)
    {
        FleetReportWriter.RefuseOtherMachines(fleet, folder);
        return new Fleet([.. fleet.Machines.Select(machine => Keep(machine, FleetReportWriter.FolderOf(folder, machine.Label)))]);
    }

    /// <summary>The run's file and, where it was measured for claims, those.</summary>
    private static MachineRun Keep(MachineRun machine, string folder)
    {
        var source = RunFile.PathOf(machine.Source.Path);
        Copy(source, Path.Combine(folder, RunFile.Name));
        if (Path.Combine(Path.GetDirectoryName(Path.GetFullPath(source))!, ClaimFile.Name) is var claims && File.Exists(claims))
        {
            Copy(claims, Path.Combine(folder, ClaimFile.Name));
        }

        return machine with { Source = machine.Source with { Path = folder } };
    }

    /// <exception cref="ReportException">Another file is there, or it cannot be written.</exception>
    private static void Copy(string from, string to)
    {
        try
        {
            if (!File.Exists(to))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to + ReportManifest.PartialEnding, overwrite: true);
                File.Move(to + ReportManifest.PartialEnding, to);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                $"{from} cannot be copied to {to}: {refused.Message.TrimEnd('.')}; name another folder with --output.");
        }

        if (FileHash.Sha256(from) != FileHash.Sha256(to))
        {
            throw new ReportException($"There is another file at {to}; name a new folder with --output, or move it away.");
        }
    }
}
