using System.CommandLine;
using GilBench.Planning;
using GilBench.Sessions;

namespace GilBench.Cli;

/// <summary>The options that select arms, shared by the commands that have them.</summary>
internal sealed class SelectionOptions(string defaultProfile)
{
    private readonly Option<string[]> _workloads = Repeatable("--workload", "Workloads by glob, such as 'sum_*'");
    private readonly Option<string[]> _models = Models();
    private readonly Option<string[]> _runtimes = Runtimes();
    private readonly Option<string[]> _parameters = Repeatable(
        "--parameters", "Parameter sets by glob: calibrated (default), document, 'document*'");

    private readonly Option<string[]> _pythons = Pythons();
    private readonly Option<string> _cores = new("--cores")
    {
        Description = "Core counts: a list such as 1,2 or all (1, 2, 4 … N)",
        DefaultValueFactory = _ => "all",
    };

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

    public PlanRequest RequestOf(ParseResult parsed, HostEnvironment host, TimeSpan? budget, ulong seed) => new(
        Profiles.Find(parsed.GetValue(_profile)!),
        new Selection
        {
            Workloads = Globs(parsed, _workloads),
            Models = Globs(parsed, _models),
            Runtimes = Globs(parsed, _runtimes),
            ParameterSets = Globs(parsed, _parameters),
        },
        host.CoreCountsOf(parsed.GetValue(_cores)!),
        budget,
        seed,
        parsed.GetValue(_weak));

    public static Option<string[]> Models() => Repeatable("--model", "Execution models by glob, such as threads or 'process_pool_*'");

    public static Option<string[]> Runtimes() => Repeatable("--runtime", "Runtimes by glob, such as 'cpython-3.13*' or 'dotnet-*'");

    public static Option<string[]> Pythons() => Repeatable("--python", "Path of an interpreter to consider first; may be repeated");

    /// <summary>Commas and repetition both separate its values.</summary>
    public static Option<string[]> Repeatable(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    /// <summary>What was given to an option of globs; commas separate as repetition does.</summary>
    /// <exception cref="UsageException">
    /// An empty glob, which would leave the choice to the profile as if nothing had been given.
    /// </exception>
    public static IReadOnlyList<string> Globs(ParseResult parsed, Option<string[]> option)
    {
        IReadOnlyList<string> globs =
            [.. (parsed.GetValue(option) ?? []).SelectMany(glob => glob.Split(',', StringSplitOptions.TrimEntries))];
        return globs.Contains("")
            ? throw new UsageException($"{option.Name} holds an empty name; write names or globs with commas between them.")
            : globs;
    }
}

/// <summary>Which options the user wrote on the command line, as opposed to those that have their default.</summary>
internal static class ExplicitOptions
{
    /// <returns>The first of the options that was written; null where none was.</returns>
    public static Option? FirstOf(IEnumerable<Option> options, ParseResult parsed) =>
        options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
}
