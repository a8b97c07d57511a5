using GilBench.Json;
using GilBench.Model;
using GilBench.Planning;

namespace GilBench.Sessions;

/// <summary>A manifest's workloads as requests, with paths that mean something on this machine, and the files there.</summary>
/// <param name="suite">The manifest's folder, as the user named it.</param>
/// <param name="folder">Of the manifest, where all its paths start.</param>
internal sealed class SuiteRequests(string suite, string? folder)
{
    /// <summary>A path that is longer was not written by hand.</summary>
    private const int LongestCommand = 200;

    /// <summary>For people: as they would write it.</summary>
    private readonly string _shown = folder is null ? suite : Path.Combine(suite, folder);

    /// <exception cref="JsonFault">A file or folder that the manifest names is not there.</exception>
    public IReadOnlyList<CodeRequest> Of(IReadOnlyList<SuiteWorkload> workloads)
    {
        Require(Directory.Exists(_shown), "folder", $"there is no folder {VisibleText.Cut(_shown)}");
        return [.. workloads.Select((workload, index) => Of(workload, JsonWords.Element("workloads", index)))];
    }

    private CodeRequest Of(SuiteWorkload workload, string field)
    {
        if (workload.Python is { } python)
        {
            RequireFileOf(python.Function, $"{field}.python.function");
            RequireFileOf(python.Check, $"{field}.python.check");
        }

        if (workload.CSharp is { } cSharp)
        {
            RequireAssembly(cSharp.Assembly, $"{field}.c_sharp.assembly");
        }

        return new CodeRequest
        {
            Id = workload.Id,
            Summary = workload.Summary,
            Function = workload.Python?.Function,
            Assembly = workload.CSharp is { } found ? Path.GetFullPath(Path.Combine(_shown, found.Assembly)) : null,
            Method = workload.CSharp?.Method,
            Folder = Path.GetFullPath(_shown),
            Setup = workload.Python?.Setup,
            Kind = workload.Kind is { } kind ? WorkloadKinds.Of(kind) : null,
            AsyncioRun = workload.Python?.AsyncioRun ?? false,
            Result = workload.Result,
            Tolerance = workload.Tolerance,
            Check = workload.Python?.Check,
            ParameterSets =
            [
                .. workload.ParameterSets.Select(set => new ParameterSet(set.Name, set.Arguments, set.Tasks, set.Workers, set.Expected)
                {
                    SharedArguments = set.SharedArguments,
                }),
            ],
        };
    }

    /// <summary>A dotted module may be anywhere where Python looks; a file is where it is said to be.</summary>
    private void RequireFileOf(string? function, string field)
    {
        var file = function?[..function.LastIndexOf(':')];
        Require(
            file?.EndsWith(".py", StringComparison.Ordinal) != true || File.Exists(Path.Combine(_shown, file)), field,
            $"there is no file {VisibleText.Cut(file ?? "")} in {VisibleText.Of(_shown)}");
    }

    private void RequireAssembly(string assembly, string field)
    {
        var path = Path.Combine(_shown, assembly);
        var build = path.Split("/bin/") is [var project, .., _]
            ? $"build it: dotnet build {VisibleText.Cut(ShellWord.Of(project), LongestCommand)} -c Release"
            : "build its project first";
        Require(File.Exists(path), field, $"there is no file {VisibleText.Cut(assembly)} in {VisibleText.Of(_shown)}; {build}");
    }

    private static void Require(bool fulfilled, string field, string complaint)
    {
        if (!fulfilled)
        {
            throw new JsonFault(field, complaint);
        }
    }
}
