using System.CommandLine;
using GilBench.Planning;
using GilBench.Sessions;

namespace GilBench.Cli;

/// <summary>What <c>compare</c> and <c>calibrate</c> have in common: which arms, for how long, with what memory of earlier runs.</summary>
internal sealed class GateOptions(string budgetDescription)
{
    public CodeOptions Code { get; } = new();

    private readonly Option<string[]> _workloads =
        SelectionOptions.Repeatable("--workload", "Workloads by glob, of the suite or of the document");

    private readonly Option<string[]> _models = SelectionOptions.Models();
    private readonly Option<string[]> _runtimes = SelectionOptions.Runtimes();
    private readonly Option<string[]> _pythons = SelectionOptions.Pythons();
    private readonly Option<string?> _cores = new("--cores")
    {
        Description = "Core counts: a list such as 1,2 or all (default: the most there are, and one for what has one worker)",
    };

    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seeds the order of every round (default: drawn and recorded)" };

    public Option<string?> Budget { get; } = new("--budget") { Description = budgetDescription };

    public Option<string?> Store { get; } = new("--store")
    {
        Description = "The history that keeps this machine's noise floor: a file or postgres://… (default: one in your data folder)",
    };

    public IReadOnlyList<Option> OfMeasuring => [.. Code.All, _workloads, _models, _runtimes, _pythons, _cores, _seed, Budget];

    public void AddTo(Command command)
    {
        Code.AddTo(command);
        foreach (var option in new Option[] { _workloads, _models, _runtimes, _pythons, _cores, Budget, _seed, Store })
        {
            command.Options.Add(option);
        }
    }

    public IReadOnlyList<string> PythonsOf(ParseResult parsed) => parsed.GetValue(_pythons) ?? [];

    public bool SelectsWorkloads(ParseResult parsed) => parsed.GetValue(_workloads) is { Length: > 0 };

    /// <summary>The suite's workloads that are meant.</summary>
    /// <exception cref="UsageException">A glob means none of them.</exception>
    public IReadOnlyList<CodeRequest> Selected(ParseResult parsed, IReadOnlyList<CodeRequest> requests)
    {
        var globs = SelectionOptions.Globs(parsed, _workloads);
        var names = globs is [] ? [] : Selection.Choose("--workload", globs, [.. requests.Select(requested => requested.Id)]);
        return globs is [] ? requests : [.. requests.Where(requested => names.Contains(requested.Id))];
    }

    /// <param name="fallback">The budget where none is given.</param>
    /// <param name="code">The user's code that is measured; empty for the document's workloads.</param>
    /// <exception cref="UsageException">An option holds what it cannot.</exception>
    public PlanRequest RequestOf(ParseResult parsed, HostEnvironment host, TimeSpan fallback, IReadOnlyList<CodeRequest> code)
    {
        var given = parsed.GetValue(Budget) is { } text ? Duration.Parse("--budget", text) : (TimeSpan?)null;
        return new PlanRequest(
            Profiles.ForComparison(given ?? fallback),
            new Selection
            {
                Workloads = code is [] ? SelectionOptions.Globs(parsed, _workloads) : [],
                Models = SelectionOptions.Globs(parsed, _models),
                Runtimes = SelectionOptions.Globs(parsed, _runtimes),
            },
            parsed.GetValue(_cores) is { } cores ? host.CoreCountsOf(cores) : [CoreCounts.MostAtOnce(host.Topology, host.Limits)],
            given,
            parsed.GetValue(_seed) ?? RunPlans.DrawSeed(),
            Weak: false)
        {
            Code = code,
        };
    }
}

/// <summary>The options of <c>compare</c> alone.</summary>
internal sealed class CompareOptions
{
    public static readonly TimeSpan DefaultBudget = TimeSpan.FromMinutes(3);

    public Argument<string[]> Runs { get; } = new("runs")
    {
        Description = "Two stored runs, base and head, instead of measuring: compared unpaired, which only tells large differences",
        Arity = new ArgumentArity(0, 2),
    };

    public GateOptions Gate { get; } = new(
        $"Wall time of the first measuring, such as 5m (default: {DefaultBudget.TotalMinutes:0}m); what alarms is measured once more");

    public Option<string?> Base { get; } = new("--base")
    {
        Description = "A git revision of your code, such as main: checked out beside your tree, which is not touched",
    };

    public Option<string?> Head { get; } = new("--head")
    {
        Description = "The revision that is compared with it (default: your work tree as it is)",
    };

    public Option<string?> Build { get; } = new("--build")
    {
        Description = "A shell command that is run in your folder of each revision checked out, to build what is not in git",
    };

    public Option<string?> BasePython { get; } = new("--base-python") { Description = "Path of an interpreter: the base" };

    public Option<string?> HeadPython { get; } = new("--head-python") { Description = "Path of an interpreter: the head" };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "table, json, markdown, junit or github (annotations of GitHub Actions)",
        DefaultValueFactory = _ => "table",
    };

    public Option<string?> Output { get; } = new("--output") { Description = "Folder of the comparison (default: reports/TIME-compare)" };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Shows what would be measured, measures nothing" };

    private IReadOnlyList<Option> OfSides => [Base, Head, Build, BasePython, HeadPython, DryRun];

    /// <summary>What says nothing of two stored runs.</summary>
    public IReadOnlyList<Option> OfMeasuring => [.. OfSides, .. Gate.OfMeasuring];

    public void AddTo(Command command)
    {
        Format.AcceptOnlyFromAmong("table", "json", "markdown", "junit", "github");
        command.Arguments.Add(Runs);
        foreach (var option in new Option[] { Base, Head, Build, BasePython, HeadPython })
        {
            command.Options.Add(option);
        }

        Gate.AddTo(command);
        foreach (var option in new Option[] { Format, Output, DryRun })
        {
            command.Options.Add(option);
        }
    }
}
