using System.Text;
using System.Text.Json;
using GilBench.Protocol;

namespace GilBench.Workloads.Tests;

/// <summary>The lines that are written and read without the serializer are those that it would write and read.</summary>
public sealed class SliceJsonTests
{
    private static readonly WorkerSample _full = new(
        7, WorkerSample.Warm, 218, 0.020504342, 0.04, 1e-7, 3, 0, 12_345_678_901, 1, [true, false], [], 2,
        new Dictionary<string, int> { ["333328333350000"] = 217, ["\"wrong\"\n<é>"] = 1 }, new Lateness(0.00012, 1.5));

    private static readonly WorkerSample _empty = new(
        0, WorkerSample.Cold, 1, 0, null, null, null, null, null, null, null, null, null, new Dictionary<string, int>(), null);

    [Fact]
    public void A_sample_is_written_byte_for_byte_as_the_serializer_writes_it()
    {
        foreach (var sample in new[] { _full, _empty })
        {
            var line = JsonSerializer.Serialize(sample, ProtocolJson.Default.WorkerReply) + "\n";
            Assert.Equal(line, Encoding.UTF8.GetString(SliceJson.Line(sample)));
        }
    }

    [Theory]
    [InlineData("""{"type":"go","tasks":218}""", 218)]
    [InlineData(""" { "type" : "go" , "tasks" : 0 } """, 0)]
    [InlineData("""{"type":"go","tasks":-3}""", -3)]
    public void A_plain_go_is_read_with_its_number(string line, int tasks)
    {
        Assert.True(SliceJson.IsGo(line, out var read));
        Assert.Equal(tasks, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("go")]
    [InlineData("""{"type":"go"}""")]
    [InlineData("""{"\ud800":"go"}""")]
    [InlineData("""{"type":"\ud800","tasks":1}""")]
    [InlineData("""{"type":"end"}""")]
    [InlineData("""{"type":"warm_up","tasks":1,"seconds":0.3}""")]
    [InlineData("""{"type":"go","tasks":1.5}""")]
    [InlineData("""{"type":"go","tasks":"1"}""")]
    [InlineData("""{"type":"go","tasks":9999999999}""")]
    [InlineData("""{"type":"go","tasks":1,"more":2}""")]
    [InlineData("""{"type":"go","tasks":1}}""")]
    [InlineData("""{"type":"go","tasks":1""")]
    public void Any_other_line_is_left_to_the_serializer(string line) => Assert.False(SliceJson.IsGo(line, out _));
}
