using System.CommandLine;
using GilBench.Claims;
using GilBench.Sessions;

namespace GilBench.Cli;

/// <summary>The options of <c>verify</c>.</summary>
internal sealed class VerifyOptions
{
    public Argument<string?> Run { get; } = new("run")
    {
        Description = "Folder of a run that is judged as it is; without one, what the claims need is measured",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string[]> Claims { get; } = new("--claim")
    {
        Description = "A claim by id or glob, a group such as gil, or a short claim such as "
            + "\"sum_squares: threads vs sequential <= 1.1x at 2 cores\"; may be repeated (default: all)",
    };

    public Option<string?> File { get; } = new("--claims")
    {
        Description = "A file of claims instead of bench/claims.json; bench/claims.schema.json describes it",
    };

    public Option<string?> Budget { get; } = new("--budget")
    {
        Description = $"Wall time, such as 10m (default: {ClaimPlanRequest.DefaultBudget.TotalSeconds:0}s); "
            + "the six blocks that an interval needs are always measured",
    };

    public Option<string?> Cores { get; } = new("--cores")
    {
        Description = "Core counts on which claims about every count are judged: a list such as 2,4 or all (default: the most there are)",
    };

    public Option<string[]> Pythons { get; } = new("--python")
    {
        Description = "Path of an interpreter to consider first; may be repeated",
    };

    public Option<string[]> Runtimes { get; } = new("--runtime")
    {
        Description = "Runtimes to judge on, by glob (default: the first Python with a GIL, the first without, and .NET)",
    };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "table, json, markdown or junit",
        DefaultValueFactory = _ => "table",
    };

    public CodeOptions Code { get; } = new();

    public Option<string?> Output { get; } = new("--output") { Description = "Folder of the run (default: reports/TIME-verify)" };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Shows what would be measured, measures nothing" };

    /// <summary>Those that say nothing of a run that is there already.</summary>
    public IReadOnlyList<Option> OfMeasuring => [.. Code.All, Budget, Cores, Pythons, Runtimes, Output, DryRun];

    public void AddTo(Command command)
    {
        Format.AcceptOnlyFromAmong("table", "json", "markdown", "junit");
        command.Arguments.Add(Run);
        Code.AddTo(command);
        foreach (var option in new Option[] { Claims, File, Budget, Cores, Pythons, Runtimes, Format, Output, DryRun })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="Planning.UsageException">An option holds what it cannot.</exception>
    public ClaimPlanRequest RequestOf(ParseResult parsed, IReadOnlyList<Claim> claims, HostEnvironment host)
    {
        var request = new ClaimPlanRequest
        {
            Claims = claims,
            Pythons = parsed.GetValue(Pythons) ?? [],
            Runtimes = SelectionOptions.Globs(parsed, Runtimes),
            CoreCounts = parsed.GetValue(Cores) is { } cores ? host.CoreCountsOf(cores) : null,
        };
        return parsed.GetValue(Budget) is { } budget ? request with { Budget = Duration.Parse("--budget", budget) } : request;
    }
}
