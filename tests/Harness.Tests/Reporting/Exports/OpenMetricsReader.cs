using System.Globalization;
using System.Text.RegularExpressions;

namespace GilBench.Tests.Reporting.Exports;

/// <summary>
/// Reads OpenMetrics 1.0 text as strictly as its specification states it (OpenObservability/OpenMetrics, specification/OpenMetrics.md,
/// "ABNF" and the rules below it), as far as gauges go: whatever breaks a rule is an error.
/// </summary>
internal static partial class OpenMetricsReader
{
    private const string End = "# EOF\n";

    private static readonly string[] s_order = ["TYPE", "UNIT", "HELP"];

    public static IReadOnlyList<MetricFamily> Read(string text)
    {
        Demand(!text.Contains('\r', StringComparison.Ordinal) && !text.StartsWith('\uFEFF'), "a carriage return or a byte order mark");
        Demand(text.EndsWith(End, StringComparison.Ordinal), "the end is missing");
        var families = new List<MetricFamily>();
        foreach (var line in text[..^End.Length].Split('\n', StringSplitOptions.None).SkipLast(1))
        {
            if (line.StartsWith('#'))
            {
                Describe(families, Match(Descriptor(), line));
            }
            else
            {
                AddSample(families, Match(Sample(), line));
            }
        }

        Demand(text.Length == End.Length || text[^(End.Length + 1)] == '\n', "the end does not stand on a line of its own");
        return families;
    }

    /// <summary>Metadata begin a family, in their order, each once, before its samples.</summary>
    private static void Describe(List<MetricFamily> families, Match line)
    {
        var (kind, name, rest) = (line.Groups["kind"].Value, line.Groups["name"].Value, line.Groups["rest"].Value);
        if (kind == s_order[0])
        {
            Demand(families.All(family => family.Name != name), $"{name} comes twice");
            Demand(rest == "gauge", $"{name} is a {rest}");
            families.Add(new MetricFamily(name));
            return;
        }

        Demand(families.Count > 0 && families[^1].Name == name, $"{kind} of {name} stands elsewhere than below its TYPE");
        var own = families[^1];
        Demand(own.Samples.Count == 0, $"{kind} of {name} comes after samples");
        Demand(
            own.Described.All(described => Array.IndexOf(s_order, described) < Array.IndexOf(s_order, kind)),
            $"{kind} of {name} comes twice or late");
        own.Described.Add(kind);
        if (kind == "UNIT")
        {
            Demand(UnitName().IsMatch(rest) && name.EndsWith($"_{rest}", StringComparison.Ordinal), $"{rest} is no suffix of {name}");
            own.Unit = rest;
        }
        else
        {
            own.Help = Unescaped(rest);
        }
    }

    private static void AddSample(List<MetricFamily> families, Match line)
    {
        var name = line.Groups["name"].Value;
        Demand(families.Count > 0 && families[^1].Name == name, $"a sample of {name} stands outside its family");
        var labels = new Dictionary<string, string>();
        foreach (var (label, value) in line.Groups["label"].Captures.Zip(line.Groups["value"].Captures))
        {
            Demand(!label.Value.StartsWith('_'), $"{label.Value} is reserved");
            Demand(labels.TryAdd(label.Value, Unescaped(value.Value)), $"{label.Value} comes twice");
        }

        var samples = families[^1].Samples;
        Demand(samples.All(sample => !SameLabels(sample.Labels, labels)), $"a label set of {name} comes twice");
        samples.Add(new MetricSample(labels, double.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture)));
    }

    private static bool SameLabels(IReadOnlyDictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(label => other.TryGetValue(label.Key, out var value) && value == label.Value);

    private static string Unescaped(string text) => Escape().Replace(text, escape => escape.Value[1] == 'n' ? "\n" : escape.Value[1..]);

    private static Match Match(Regex grammar, string line)
    {
        var match = grammar.Match(line);
        Demand(match.Success, $"not of the grammar: {line}");
        return match;
    }

    private static void Demand(bool holds, string complaint)
    {
        if (!holds)
        {
            throw new FormatException(complaint);
        }
    }

    [GeneratedRegex(@"\A# (?<kind>TYPE|UNIT|HELP) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<rest>([^\n""\\]|\\[n""\\])*)\z")]
    private static partial Regex Descriptor();

    [GeneratedRegex(
        @"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
        + @"(\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<value>(?:[^\n""\\]|\\[n""\\])*)""(?:,(?!\})|(?=\})))*\})?"
        + @" (?<number>[+-]?(?:[0-9]+(?:\.[0-9]*)?|[0-9]*\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex UnitName();

    [GeneratedRegex(@"\\[n""\\]")]
    private static partial Regex Escape();
}

internal sealed record MetricFamily(string Name)
{
    public List<string> Described { get; } = [];

    public string Unit { get; set; } = "";

    public string Help { get; set; } = "";

    public List<MetricSample> Samples { get; } = [];
}

internal sealed record MetricSample(IReadOnlyDictionary<string, string> Labels, double Value);
