using System.CommandLine;
using System.Globalization;
using GilBench.Capacity;
using GilBench.Model;
using GilBench.Planning;

namespace GilBench.Cli;

/// <summary>The options of <c>capacity</c>.</summary>
internal sealed class CapacityOptions
{
    private static readonly (string Suffix, double Seconds)[] s_times = [("/s", 1), ("/min", 60), ("/h", 3600)];

    private static readonly (string Suffix, double Times)[] s_amounts =
    [
        ("KiB", 1024), ("MiB", 1024.0 * 1024), ("GiB", 1024.0 * 1024 * 1024), ("TiB", 1024.0 * 1024 * 1024 * 1024),
        ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
    ];

    public Argument<string> Run { get; } = new("run") { Description = "Folder of a run, or its run.jsonl" };

    public Option<string> Workload { get; } = new("--workload")
    {
        Description = "A workload of the run, or a function of yours that it measured",
        Required = true,
    };

    public Option<string> Target { get; } = new("--target")
    {
        Description = "The throughput that is needed, such as 5000/s, 300/min or 1e6/h",
        Required = true,
    };

    public Option<string?> Parameters { get; } = new("--parameters")
    {
        Description = "Its parameter set (default: in-flight where that was measured, else calibrated, or the only one)",
    };

    public Option<string?> Cost { get; } = new("--cost") { Description = "What an hour of a core costs, such as 0.04/core-hour" };

    public Option<string?> MemoryLimit { get; } = new("--memory-limit")
    {
        Description = "What the workers may hold together, such as 8GiB or 500MB",
    };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "table, json or markdown",
        DefaultValueFactory = _ => "table",
    };

    public void AddTo(Command command)
    {
        Format.AcceptOnlyFromAmong("table", "json", "markdown");
        command.Arguments.Add(Run);
        foreach (var option in new Option[] { Workload, Target, Parameters, Cost, MemoryLimit, Format })
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">An option holds what it cannot, or the run has no such workload.</exception>
    public CapacityQuestion QuestionOf(ParseResult parsed, Run run)
    {
        var workload = WorkloadOf(parsed.GetValue(Workload)!, run);
        return new CapacityQuestion
        {
            Workload = workload.Id,
            ParameterSet = SetOf(parsed.GetValue(Parameters), workload, run),
            PerSecond = RateOf(parsed.GetValue(Target)!),
            PricePerCoreHour = parsed.GetValue(Cost) is { } cost ? PriceOf(cost) : null,
            MemoryLimitBytes = parsed.GetValue(MemoryLimit) is { } limit ? BytesOf(limit) : null,
        };
    }

    private static Workload WorkloadOf(string name, Run run)
    {
        var measured = run.Header.Workloads.Where(workload => workload.Kind != WorkloadKind.Control).ToList();
        return measured.Find(workload => workload.Id == name) ?? throw new UsageException(
            $"--workload '{name}' is not in this run; there are: {string.Join(", ", measured.Select(workload => workload.Id))}.");
    }

    private static string SetOf(string? asked, Workload workload, Run run)
    {
        var planned = run.Header.Plan.Arms.Where(arm => arm.Workload == workload.Id).Select(arm => arm.ParameterSet).ToHashSet();
        var measured = workload.ParameterSets.Select(set => set.Name).Where(planned.Contains).ToList();
        var found = asked is null
            ? CapacityQuestion.UsualSetOf(measured)
            : measured.Find(name => name == asked);
        return found ?? throw new UsageException(measured is []
            ? $"This run measured nothing of {workload.Id}: every pair of it was left out."
            : $"{(asked is null ? "--parameters is needed" : $"--parameters '{asked}' is not in this run")}; there are: "
                + $"{string.Join(", ", measured)}.");
    }

    private static double RateOf(string text) =>
        s_times.FirstOrDefault(time => text.EndsWith(time.Suffix, StringComparison.Ordinal)) is ({ } suffix, var seconds)
        && NumberOf(text[..^suffix.Length]) is { } number
            ? number / seconds
            : throw new UsageException($"--target '{text}' is no throughput above 0; write it like 5000/s, 300/min or 1e6/h.");

    private static double PriceOf(string text)
    {
        const string suffix = "/core-hour";
        return text.EndsWith(suffix, StringComparison.Ordinal) && NumberOf(text[..^suffix.Length]) is { } price
            ? price
            : throw new UsageException($"--cost '{text}' is no price above 0 of a core for an hour; write it like 0.04/core-hour.");
    }

    private static long BytesOf(string text) =>
        s_amounts.FirstOrDefault(amount => text.EndsWith(amount.Suffix, StringComparison.Ordinal)) is ({ } suffix, var times)
        && NumberOf(text[..^suffix.Length]) * times is >= 1 and < 9e18 and var bytes
            ? (long)bytes
            : throw new UsageException($"--memory-limit '{text}' is no amount of memory; write it like 8GiB or 500MB.");

    /// <returns>Null for what is no number above 0 that a division leaves finite.</returns>
    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && number is > 1e-12 and < 1e18
            ? number
            : null;
}
