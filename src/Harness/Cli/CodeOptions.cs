using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using GilBench.Json;
using GilBench.Model;
using GilBench.Planning;
using GilBench.Sessions;

namespace GilBench.Cli;

/// <summary>The options that point at the user's own code, shared by the commands that measure.</summary>
internal sealed class CodeOptions
{
    private readonly Option<string?> _function = new("--function")
    {
        Description = "Your own function instead of the document's workloads: PATH.py:NAME or dotted.module:NAME",
    };

    private readonly Option<string?> _suite = new("--suite")
    {
        Description = "A folder with suite.json: your own functions in Python and C#; 'new suite DIR' writes one",
    };

    private readonly Option<string?> _arguments = new("--arguments")
    {
        Description = "What --function is called with, a JSON object of keyword arguments such as '{\"n\": 5000}'",
    };

    private readonly Option<string?> _setup = new("--setup")
    {
        Description = "A context manager beside the function, opened once a worker, untimed; what it yields is the first argument",
    };

    private readonly Option<string?> _kind = new("--kind")
    {
        Description = "What a call does: cpu, io or mixed (default: measured in its first calls)",
    };

    private readonly Option<int?> _workers = new("--workers")
    {
        Description = "Workers of the models that have several (default: one a core; 10 for what waits)",
    };

    private readonly Option<bool> _asyncioRun = new("--asyncio-run")
    {
        Description = "Lets models that await nothing call a coroutine function too, by asyncio.run each time",
    };

    private readonly Option<bool> _shared = new("--shared-arguments")
    {
        Description = "Measures threads that share one set of arguments too, beside threads that have each their own",
    };

    private readonly Option<bool> _ignore = new("--ignore-results")
    {
        Description = "Results need not agree: the function is not deterministic",
    };

    private readonly Option<string?> _tolerance = new("--tolerance")
    {
        Description = "How far floats in results may differ, relative, such as 1e-9 (default: not at all)",
    };

    private readonly Option<string?> _check = new("--check")
    {
        Description = "Your own function that says whether a result is right, PATH.py:NAME, called with the result and the arguments",
    };

    public IReadOnlyList<Option> All =>
        [_function, _suite, _arguments, _setup, _kind, _workers, _asyncioRun, _shared, _ignore, _tolerance, _check];

    public void AddTo(Command command)
    {
        _kind.AcceptOnlyFromAmong("cpu", "io", "mixed");
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <param name="document">The document's workloads, whose names a suite may not take.</param>
    /// <returns>
    /// What is to be measured of the user's, a single function as a suite of one; null where the document's workloads are meant.
    /// </returns>
    /// <exception cref="UsageException">An option holds what it cannot, or says something of no function.</exception>
    /// <param name="reads">
    /// Whether the suite's manifest is read; false where only its place is asked for, because others of it will be read.
    /// </param>
    public Suite? SuiteOf(ParseResult parsed, WorkloadCatalog document, bool reads = true)
    {
        var folder = parsed.GetValue(_suite);
        if (parsed.GetValue(_function) is { } function)
        {
            return folder is null
                ? new Suite(Environment.CurrentDirectory, [RequestOf(parsed, function)], []) { HasManifest = false }
                : throw new UsageException("--function and --suite are two ways to say what is measured; leave one out.");
        }

        return ExplicitOptions.FirstOf(All.Except([_function, _suite]), parsed) is { } lost
            ? throw new UsageException(
                $"{lost.Name} says something of --function PATH.py:NAME, which is missing"
                + (folder is null ? "." : "; a suite says it in its suite.json."))
            : folder is null ? null
            : reads ? SuiteReader.Read(folder, document)
            : new Suite(Path.GetFullPath(folder), [], []);
    }

    private CodeRequest RequestOf(ParseResult parsed, string function)
    {
        if (function.Split(':') is not [{ Length: > 0 }, { Length: > 0 } name])
        {
            throw new UsageException(
                $"--function '{VisibleText.Cut(function)}' names no function; write PATH.py:NAME or dotted.module:NAME, "
                + "such as app/scoring.py:score.");
        }

        var set = new ParameterSet(
            ParameterSetNames.Calibrated, ArgumentsOf(parsed.GetValue(_arguments)), Tasks: null, WorkersOf(parsed), Expected: null);
        return new CodeRequest
        {
            Id = IdOf(name),
            Function = function,
            Folder = Environment.CurrentDirectory,
            Setup = parsed.GetValue(_setup),
            Kind = parsed.GetValue(_kind) is { } kind ? WorkloadKinds.Of(Enum.Parse<CodeKind>(kind, ignoreCase: true)) : null,
            AsyncioRun = parsed.GetValue(_asyncioRun),
            Result = parsed.GetValue(_ignore) ? ResultRule.Ignored : ResultRule.Compared,
            Tolerance = ToleranceOf(parsed.GetValue(_tolerance)),
            Check = parsed.GetValue(_check),
            ParameterSets = parsed.GetValue(_shared) ? [set, set with { Name = ParameterSetNames.Shared, SharedArguments = true }] : [set],
        };
    }

    /// <summary>The function's name in the letters of a workload's.</summary>
    internal static string IdOf(string name)
    {
        var last = name.Split('.')[^1];
        return string.Concat(last.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
    }

    internal static IReadOnlyDictionary<string, JsonElement> ArgumentsOf(string? text)
    {
        if (text is null)
        {
            return new Dictionary<string, JsonElement>();
        }

        try
        {
            using var document = StrictJson.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonFault("", "it is no object");
            }

            AnyJson.Check(document.RootElement);
            return document.RootElement.EnumerateObject().ToDictionary(argument => argument.Name, argument => argument.Value.Clone());
        }
        catch (JsonFault wrong)
        {
            throw new UsageException(
                $"--arguments must be a JSON object of keyword arguments, such as '{{\"n\": 5000}}': {ComplaintOf(wrong)}.");
        }
    }

    /// <summary>Of a fault within the object, with its place: <c>'rows[0].a' is there twice</c>.</summary>
    private static string ComplaintOf(JsonFault wrong) => wrong.Field.Length == 0 ? wrong.Complaint
        : wrong.Complaint.StartsWith("it ", StringComparison.Ordinal) ? $"'{wrong.Field}' {wrong.Complaint[3..]}"
        : $"'{wrong.Field}': {wrong.Complaint}";

    private int? WorkersOf(ParseResult parsed) => parsed.GetValue(_workers) is not { } workers ? null
        : workers is >= 1 and <= 10_000 ? workers
        : throw new UsageException($"--workers is {workers}; it must be from 1 to 10000.");

    private static double? ToleranceOf(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var tolerance) && tolerance is >= 0 and < 1
            ? tolerance
            : throw new UsageException(
                $"--tolerance '{VisibleText.Cut(text)}' is no relative difference; write a number from 0 to below 1, such as 1e-9.");
}
