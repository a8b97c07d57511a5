using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GilBench.Tests.Recipes;

/// <summary>YAML as the JSON that it means: plain words that are numbers or truth values are those, quoted ones are texts.</summary>
internal static class Yaml
{
    public static JsonNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Node(Assert.Single(stream.Documents).RootNode)!;
    }

    /// <summary>The fenced blocks of a language in a Markdown file.</summary>
    public static IReadOnlyList<string> BlocksOf(string markdown, string language) =>
        [.. markdown.Split($"\n```{language}\n").Skip(1).Select(text => text[..(text.IndexOf("\n```", StringComparison.Ordinal) + 1)])];

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(
            child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Node(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        YamlScalarNode scalar => scalar.Value,
        _ => throw new FormatException($"{node.NodeType} at line {node.Start.Line}"),
    };

    private static JsonNode? Plain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => true,
        "false" => false,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
