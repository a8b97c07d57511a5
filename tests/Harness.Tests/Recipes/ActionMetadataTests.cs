using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;

namespace GilBench.Tests.Recipes;

/// <summary>
/// <c>action.yml</c> against GitHub's "Metadata syntax reference", as far as it is about composite actions, and against what is promised of
/// it: no secrets, nothing that moves, no input in a command's text.
/// </summary>
public sealed partial class ActionMetadataTests
{
    private const string Documented = """
        {
          "type": "object",
          "required": ["name", "description", "runs"],
          "additionalProperties": false,
          "properties": {
            "name": { "type": "string" },
            "author": { "type": "string" },
            "description": { "type": "string" },
            "branding": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "icon": { "type": "string" },
                "color": { "enum": ["white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"] }
              }
            },
            "inputs": {
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "required": ["description"],
                "additionalProperties": false,
                "properties": {
                  "description": { "type": "string" },
                  "required": { "type": "boolean" },
                  "default": { "type": "string" },
                  "deprecationMessage": { "type": "string" }
                }
              }
            },
            "outputs": {
              "type": "object",
              "additionalProperties": {
                "type": "object",
                "required": ["description", "value"],
                "additionalProperties": false,
                "properties": { "description": { "type": "string" }, "value": { "type": "string" } }
              }
            },
            "runs": {
              "type": "object",
              "required": ["using", "steps"],
              "additionalProperties": false,
              "properties": {
                "using": { "enum": ["composite"] },
                "steps": {
                  "type": "array",
                  "minItems": 1,
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                      "id": { "type": "string" },
                      "name": { "type": "string" },
                      "if": { "type": ["string", "boolean"] },
                      "run": { "type": "string" },
                      "shell": { "type": "string" },
                      "working-directory": { "type": "string" },
                      "continue-on-error": { "type": ["string", "boolean"] },
                      "env": { "type": "object", "additionalProperties": { "type": ["string", "number", "boolean"] } },
                      "uses": { "type": "string" },
                      "with": { "type": "object", "additionalProperties": { "type": ["string", "number", "boolean"] } }
                    },
                    "oneOf": [{ "required": ["run", "shell"] }, { "required": ["uses"] }]
                  }
                }
              }
            }
          }
        }
        """;

    private static readonly string s_text = ProjectTree.Read("action.yml");
    private static readonly JsonNode s_action = Yaml.Read(s_text);

    private static IEnumerable<JsonNode> Steps => s_action["runs"]!["steps"]!.AsArray().Select(step => step!);

    [Fact]
    public async Task It_is_what_the_documentation_describes()
    {
        var schema = await JsonSchema.FromJsonAsync(Documented, TestContext.Current.CancellationToken);
        var wrong = s_action.DeepClone();
        wrong["runs"]!["steps"]!.AsArray().First(step => step!["run"] is not null)!.AsObject().Remove("shell");

        Assert.Empty(schema.Validate(s_action.ToJsonString()));
        Assert.NotEmpty(schema.Validate(wrong.ToJsonString()));
    }

    [Fact]
    public void Every_input_that_is_used_is_declared_and_every_declared_one_is_used()
    {
        var declared = s_action["inputs"]!.AsObject().Select(input => input.Key).Order();
        var used = Reference().Matches(s_text).Where(match => match.Groups["context"].Value == "inputs")
            .Select(match => match.Groups["name"].Value).Distinct().Order();

        Assert.Equal(declared, used);
        Assert.All(s_action["inputs"]!.AsObject(), input => Assert.True(
            input.Value!["required"]!.GetValue<bool>() != (input.Value["default"] is not null), $"{input.Key}: needed, or with a default"));
    }

    [Fact]
    public void A_step_uses_outputs_of_earlier_steps_alone()
    {
        var earlier = new HashSet<string>();
        foreach (var step in Steps)
        {
            Assert.All(
                Reference().Matches(step.ToJsonString()).Where(match => match.Groups["context"].Value == "steps"),
                match => Assert.Contains(match.Groups["name"].Value, earlier));
            if ((string?)step["id"] is { } id)
            {
                Assert.True(earlier.Add(id), id);
            }
        }
    }

    [Fact]
    public void Every_step_of_others_is_pinned_by_a_commit() => Assert.All(
        Steps.Select(step => (string?)step["uses"]).OfType<string>(),
        uses => Assert.Matches(@"^actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40}$", uses));

    [Fact]
    public void Every_shell_step_calls_one_script_that_is_there_and_nothing_else()
    {
        var scripts = Steps.Select(step => (string?)step["run"]).OfType<string>().Select(run => ScriptCall().Match(run)).ToList();

        Assert.All(scripts, script => Assert.True(script.Success, script.Value));
        Assert.All(
            scripts.Select(script => ProjectTree.At(script.Groups["path"].Value)),
            path => Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), path));
        Assert.All(Steps.Where(step => step["run"] is not null), step => Assert.Equal("bash", (string?)step["shell"]));
    }

    [Fact]
    public void No_secret_and_no_token_is_asked_for()
    {
        Assert.DoesNotContain("secrets.", s_text, StringComparison.Ordinal);
        Assert.DoesNotContain("github.token", s_text, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            ProjectTree.FilesBelow("bench/ci", ".sh"),
            script => Assert.DoesNotContain("GITHUB_TOKEN", ProjectTree.Read(script), StringComparison.Ordinal));
    }

    [Fact]
    public void The_permissions_that_it_needs_stand_above_it() => Assert.Matches(@"(?m)^# Permissions: 'contents: read' ", s_text);

    [GeneratedRegex(@"\b(?<context>inputs|steps)\.(?<name>[a-z][a-z-]*)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^""\$GITHUB_ACTION_PATH/(?<path>bench/ci/[a-z]+\.sh)""$")]
    private static partial Regex ScriptCall();
}
