using System.Text;
using System.Text.Json;
using GilBench.DotNet.Catalog;
using GilBench.Protocol;

namespace GilBench.Workloads.Tests;

/// <summary>What passes once a launch without the serializer is what the serializer would write and read.</summary>
public sealed class LaunchJsonTests
{
    private static readonly WorkerRequest _own = new(
        2, "b001-g00-a1-007", "sum_squares", Arguments("""{"n":100000,"share":0.5,"name":"é\"\n","flag":true,"none":null}"""),
        "parallel", 2, 12, MeasureMemory: true, new WorkerContext("http://127.0.0.1:5000/", "/data", "/artifacts"));

    private static readonly WorkerRequest _users = new(
        2, "", "code", Arguments("{}"), "sequential", 1, 0, MeasureMemory: false, new WorkerContext(null, null, null),
        new WorkerCode(null, "/a.dll", "N.C.M", "/here", null, false, WorkerCode.Compared, "42", 1e-9, null, true));

    private static readonly RuntimeDescription _runtime = new(
        "dotnet", "10.0.1", ".NET 10.0.1 (linux-x64)", "/usr/bin/dotnet", null, null, null, null, true, false, true, false, "a=\"b\"", 2);

    private static readonly RuntimeDescription _python = new(
        "cpython", "3.13.5", "3.13.5 (main)", "/p", true, false, "0", 0.005, null, null, null, null, null, null);

    public static TheoryData<string> Requests => [Text(_own), Text(_users)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_read_as_the_serializer_reads_it(string line) => Assert.Equal(line, Text(LaunchJson.Request(line)!));

    /// <summary>Every field missing, null, and of another kind.</summary>
    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_with_any_fault_is_left_to_the_serializer(string line)
    {
        foreach (var faulty in Faulty(line))
        {
            if (LaunchJson.Request(faulty) is { } read)
            {
                Assert.Equal(Text(JsonSerializer.Deserialize(faulty, ProtocolJson.Default.WorkerRequest)!), Text(read));
            }
        }

        Assert.All(
            Faulty(line).Where(faulty => !IsRead(faulty)), faulty => Assert.Null(LaunchJson.Request(faulty)));
        Assert.Contains(Faulty(line), faulty => !IsRead(faulty));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void What_is_no_request_is_left_to_the_serializer(string line) => Assert.Null(LaunchJson.Request(line));

    [Theory]
    [InlineData("n\":1,\"n")]
    [InlineData("\\ud800\":1,\"n")]
    [InlineData("list\":[1],\"n")]
    [InlineData("object\":{\"a\":1},\"n")]
    public void Arguments_that_are_not_plain_are_left_to_the_serializer(string instead) =>
        Assert.Null(LaunchJson.Request(Text(_own).Replace("\"n\"", $"\"{instead}\"", StringComparison.Ordinal)));

    [Fact]
    public void Commands_are_read_as_the_serializer_reads_them()
    {
        Assert.Equal(new WorkerWarmUp(12, 0.6), LaunchJson.Command("""{"type":"warm_up","tasks":12,"seconds":0.6}"""));
        Assert.Equal(new WorkerEnd(), LaunchJson.Command("""{"type":"end"}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"type":"go","tasks":1}""")]
    [InlineData("""{"type":"end","more":1}""")]
    [InlineData("""{"type":"end"}}""")]
    [InlineData("""{"type":"end"} x""")]
    [InlineData("""{"type":"warm_up","tasks":1}""")]
    [InlineData("""{"type":"warm_up","tasks":1.5,"seconds":1}""")]
    [InlineData("""{"type":"warm_up","tasks":1,"seconds":null}""")]
    [InlineData("""{"type":"warm_up","tasks":1,"seconds":1,"more":2}""")]
    public void Any_other_command_is_left_to_the_serializer(string line) => Assert.Null(LaunchJson.Command(line));

    [Fact]
    public void Replies_are_written_byte_for_byte_as_the_serializer_writes_them()
    {
        WorkerReady[] readies = [new(2, 0.125, 4711, [0, 1], _runtime, null), new(2, 0, 1, null, _python, ["a", "é"], [])];
        foreach (var ready in readies)
        {
            Assert.Equal(Line(ready), Encoding.UTF8.GetString(LaunchJson.Line(ready)));
        }

        foreach (var done in new[] { new WorkerDone(0.5, 1, 2, 3, true, ["a"], [0], ["b"]), new(null, null, null, null, null, null, null) })
        {
            Assert.Equal(Line(done), Encoding.UTF8.GetString(LaunchJson.Line(done)));
        }

        var warm = new WorkerWarm(3, 0.25);
        Assert.Equal(Line(warm), Encoding.UTF8.GetString(LaunchJson.Line(warm)));
    }

    /// <summary>A row that a launch reads by itself is the one of the table that is read strictly.</summary>
    [Fact]
    public void A_workload_is_read_field_by_field_as_the_whole_table_is()
    {
        Assert.All(WorkloadCatalog.Rows, row => Assert.Equal(
            JsonSerializer.Serialize(row, CatalogJson.Default.WorkloadRow),
            JsonSerializer.Serialize(WorkloadCatalog.Row(row.Id), CatalogJson.Default.WorkloadRow)));
        Assert.Null(CatalogReader.Workload("no_such"));
    }

    [Fact]
    public void A_models_reasons_are_read_as_the_whole_table_is()
    {
        string[] kinds = ["cpu", "io", "mixed", "control", "no_such"];
        Assert.All(ModelTable.Rows, row => Assert.All(
            kinds, kind => Assert.Equal(row.WhyNot.GetValueOrDefault(kind), ModelTable.WhyNot(row.Id, kind))));
        Assert.Contains(ModelTable.Rows, row => row.WhyNot.Count > 0);
        Assert.Throws<InvalidOperationException>(() => ModelTable.WhyNot("no_such", "cpu"));
    }

    /// <summary>The line cut off anywhere, and with each of its values and names replaced.</summary>
    private static IEnumerable<string> Faulty(string line)
    {
        for (var length = 0; length < line.Length; length++)
        {
            yield return line[..length];
        }

        yield return line + "}";
        for (var place = line.IndexOf(':', StringComparison.Ordinal); place >= 0; place = line.IndexOf(':', place + 1))
        {
            foreach (var value in new[] { "null", "\"text\"", "7", "7.5", "true", "{}", "[]" })
            {
                yield return string.Concat(line.AsSpan(0, place + 1), value, line.AsSpan(EndOfValue(line, place + 1)));
            }

            yield return string.Concat(line.AsSpan(0, place - 1), "x\"", line.AsSpan(place));
        }
    }

    private static int EndOfValue(string line, int start)
    {
        var text = line[start..];
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.TrySkip() ? line.Length - Rest(text, (int)reader.BytesConsumed) : start;
        }
        catch (JsonException)
        {
            return start;
        }

        static int Rest(string text, int bytes) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(bytes)).Length;
    }

    private static bool IsRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.WorkerRequest) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(WorkerRequest request) => JsonSerializer.Serialize(request, ProtocolJson.Default.WorkerRequest);

    private static string Line(WorkerReply reply) => JsonSerializer.Serialize(reply, ProtocolJson.Default.WorkerReply) + "\n";

    private static Dictionary<string, JsonElement> Arguments(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone());
    }
}
