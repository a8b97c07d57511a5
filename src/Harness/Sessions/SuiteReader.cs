using System.Text.Json;
using GilBench.Claims.Reading;
using GilBench.Json;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Results;

namespace GilBench.Sessions;

/// <summary>Reads a suite: a folder with a manifest, whose code must be there.</summary>
internal static class SuiteReader
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>More than any machine has.</summary>
    private const int MostWorkers = 65_536;

    private static readonly StrictJson s_json = new(RunJson.Options, RangeOf);

    /// <param name="folder">As the user named it.</param>
    /// <param name="document">The document's workloads, whose names are taken.</param>
    /// <exception cref="UsageException">There is no manifest, or something is wrong in it; names line and field.</exception>
    /// <exception cref="ClaimException">Something is wrong in its claims; names line and field.</exception>
    public static Suite Read(string folder, WorkloadCatalog document)
    {
        var path = PathIn(folder);
        if (!Path.Exists(path))
        {
            throw new UsageException(File.Exists(folder)
                ? $"{VisibleText.Of(folder)} is a file; a suite is the folder that holds its {SuiteManifest.FileName}."
                : $"There is no {SuiteManifest.FileName} in {VisibleText.Of(folder)}; to have one written, with code to try it: "
                    + $"./run-all.sh new suite {VisibleText.Of(ShellWord.Of(folder))}.");
        }

        try
        {
            return Parse(TextFile.ReadUtf8(path, MostBytes), folder, document);
        }
        catch (TextFileException wrong)
        {
            throw new UsageException($"The manifest {VisibleText.Of(path)} {wrong.Message}.");
        }
    }

    /// <param name="text">Of the manifest.</param>
    /// <param name="folder">Where its paths start, and what errors call it.</param>
    /// <exception cref="UsageException">Something is wrong in the manifest; names line and field.</exception>
    /// <exception cref="ClaimException">Something is wrong in its claims; names line and field.</exception>
    public static Suite Parse(string text, string folder, WorkloadCatalog document)
    {
        var path = PathIn(folder);
        var manifest = ReadFields(text, path);
        try
        {
            SuiteChecker.Check(manifest, document);
            var requests = new SuiteRequests(folder, manifest.Folder).Of(manifest.Workloads);
            var suite = new Suite(Path.GetFullPath(folder), requests, []);
            return manifest.Claims is { } claims
                ? suite with { Claims = ClaimFile.ParseWithin(claims, text, path, suite.Vocabulary) }
                : suite;
        }
        catch (JsonFault wrong)
        {
            throw new UsageException(wrong.Within(text).In(path));
        }
    }

    private static SuiteManifest ReadFields(string text, string path)
    {
        try
        {
            using var document = StrictJson.Parse(text);
            CheckNames(document.RootElement, text);
            return s_json.Read<SuiteManifest>(document.RootElement, text);
        }
        catch (JsonFault wrong)
        {
            throw new UsageException($"{wrong.In(path).TrimEnd('.')}; bench/suite.schema.json says what a suite's manifest holds.");
        }
    }

    private static void CheckNames(JsonElement root, string text)
    {
        try
        {
            AnyJson.Check(root);
        }
        catch (JsonFault wrong)
        {
            throw wrong.Within(text);
        }
    }

    private static string PathIn(string folder) => Path.Combine(folder, SuiteManifest.FileName);

    private static NumberRange RangeOf(Type record, string field) => field switch
    {
        "tolerance" => new(0, 1),
        "workers" => new(1, MostWorkers),
        _ => RunRanges.Of(record, field),
    };
}
