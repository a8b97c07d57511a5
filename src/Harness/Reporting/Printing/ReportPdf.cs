using GilBench.Results;

namespace GilBench.Reporting.Printing;

/// <summary>The page of a report on paper: <c>report.pdf</c> beside it, one of the report's own files.</summary>
internal sealed class ReportPdf(PagePrinter printer)
{
    /// <exception cref="ReportException">The folder holds somebody else's <c>report.pdf</c>.</exception>
    public static void RefuseForeign(string folder) => ReportManifest.Of(folder).RefuseForeign(RunFolder.Pdf);

    /// <param name="files">The report as it was written.</param>
    /// <returns>Path of the PDF.</returns>
    /// <exception cref="PrintException">The browser failed, or took too long.</exception>
    /// <exception cref="ReportException">The folder holds somebody else's <c>report.pdf</c>.</exception>
    public async Task<string> WriteAsync(ReportFiles files, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(files.HtmlPath))!;
        var manifest = ReportManifest.Of(folder);
        manifest.RefuseForeign(RunFolder.Pdf);

        // Beside the page: a browser that came as a snap sees no temporary folder of others.
        var printed = Path.Combine(folder, RunFolder.Pdf + ReportManifest.PartialEnding);
        await printer.PrintAsync(files.HtmlPath, printed, cancellation).ConfigureAwait(false);
        manifest.Add(RunFolder.Pdf, await File.ReadAllBytesAsync(printed, cancellation).ConfigureAwait(false));
        return Path.Combine(Path.GetDirectoryName(files.HtmlPath)!, RunFolder.Pdf);
    }
}
