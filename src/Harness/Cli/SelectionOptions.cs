using System.CommandLine;
using GilBench.Planning;

namespace GilBench.Cli;

/// <summary>The options that select arms, shared by the commands that have them.</summary>
internal sealed class SelectionOptions(string defaultProfile)
{
    private readonly Option<string[]> _workloads = Globs("--workload", "Workloads by glob, such as 'sum_*'");
    private readonly Option<string[]> _models = Globs("--model", "Execution models by glob, such as threads or 'process_pool_*'");
    private readonly Option<string[]> _runtimes = Globs("--runtime", "Runtimes by glob, such as 'cpython-3.13*' or 'dotnet-*'");
    private readonly Option<string[]> _parameters = Globs("--parameters", "Parameter sets by glob: calibrated (default), document, 'document*'");
    private readonly Option<string[]> _pythons = Globs("--python", "Path of an interpreter to consider first; may be repeated");
    private readonly Option<string> _cores = new("--cores") { Description = "Core counts: a list such as 1,2 or all (1, 2, 4 … N)", DefaultValueFactory = _ => "all" };
    private readonly Option<string> _profile = new("--profile")
    {
        Description = $"How much is measured: {string.Join("; ", Profiles.All.Select(profile => $"{profile.Name}: {profile.Summary}"))}",
        DefaultValueFactory = _ => defaultProfile,
    };

    private readonly Option<bool> _weak = new("--weak") { Description = "Adds weak-scaling arms, whose work grows with their workers" };

    public IReadOnlyList<Option> All => [_profile, _workloads, _models, _runtimes, _parameters, _cores, _weak, _pythons];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    public IReadOnlyList<string> PythonsOf(ParseResult parsed) => parsed.GetValue(_pythons) ?? [];

    public PlanRequest RequestOf(ParseResult parsed, Ground ground, TimeSpan? budget, ulong seed) => new(
        Profiles.Find(parsed.GetValue(_profile)!),
        new Selection
        {
            Workloads = Split(parsed.GetValue(_workloads)),
            Models = Split(parsed.GetValue(_models)),
            Runtimes = Split(parsed.GetValue(_runtimes)),
            ParameterSets = Split(parsed.GetValue(_parameters)),
        },
        ground.CoreCountsOf(parsed.GetValue(_cores)!),
        budget,
        seed,
        parsed.GetValue(_weak));

    private static Option<string[]> Globs(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    /// <summary>Commas separate as repetition does.</summary>
    private static IReadOnlyList<string> Split(string[]? globs) =>
        [.. (globs ?? []).SelectMany(glob => glob.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
