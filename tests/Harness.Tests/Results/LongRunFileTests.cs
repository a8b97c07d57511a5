using System.Text;
using System.Text.Json;
using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Runtimes;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Results;

/// <summary>A file of many lines is read on all cores, and says the same as if it were read line by line.</summary>
public sealed class LongRunFileTests : IDisposable
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions
    {
        Blocks = 40,
        Rounds = 1,
        Modules = ReportSizes.TenThousandArms.Modules,
    });

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_comes_back_line_by_line_in_its_order()
    {
        var path = RunFile.PathOf(SyntheticFile.Write(s_run, _folder.In("run")));
        Assert.InRange(new FileInfo(path).Length, 4_500_000, 50_000_000);

        var read = RunFile.Read(path);

        Assert.Equal(s_run.Launches.Select(Line), read.Launches.Select(Line));
        Assert.Equal(s_run.Groups.Select(Line), read.Groups.Select(Line));
        Assert.Equal(Line(s_run.Header), Line(read.Header));
    }

    [Fact]
    public void What_its_launches_say_alike_is_held_once()
    {
        var read = RunFile.Read(SyntheticFile.Write(s_run, _folder.In("run")));

        var same = read.Launches.Where(launch => launch.Arm == s_run.Launches[0].Arm).ToList();
        Assert.Equal(40, same.Count);
        Assert.All(same, launch => Assert.Same(same[0].Modules, launch.Modules));
        Assert.All(same, launch => Assert.Same(same[0].Runtime, launch.Runtime));
        Assert.All(same, launch => Assert.Same(same[0].Arm, launch.Arm));
        Assert.All(same, launch => Assert.Same(same[0].AffinityAsked, launch.AffinityAsked));
    }

    [Fact]
    public void Of_several_wrong_lines_the_first_is_named()
    {
        var path = RunFile.PathOf(SyntheticFile.Write(s_run, _folder.In("run")));
        var lines = File.ReadAllLines(path);
        foreach (var number in new[] { 801, 802, 1501, lines.Length })
        {
            lines[number - 1] = lines[number - 1].Replace(
                "\"type\"", number == 801 ? "\"kind\"" : "\"sort\"", StringComparison.Ordinal);
        }

        File.WriteAllLines(path, lines);

        var refused = Assert.Throws<RunFileException>(() => RunFile.Read(path));
        Assert.StartsWith($"{path} line 801, type: it is missing;", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_a_crash_left_unfinished_is_passed_over()
    {
        var path = RunFile.PathOf(SyntheticFile.Write(s_run, _folder.In("run")));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^40]);

        var read = RunFile.Read(path);

        Assert.Equal(s_run.Launches.Count, read.Launches.Count);
        Assert.Null(read.End);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void The_mark_of_an_encoding_is_understood(string name)
    {
        var path = RunFile.PathOf(SyntheticFile.Write(s_run.Until(0) with { Launches = [] }, _folder.In("run")));
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text, Encoding.GetEncoding(name) is UTF8Encoding ? new UTF8Encoding(true) : Encoding.GetEncoding(name));
        Assert.NotEqual((byte)'{', File.ReadAllBytes(path)[0]);

        Assert.Equal(Line(s_run.Header), Line(RunFile.Read(path).Header));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_read_as_marks_of_replacement()
    {
        var failed = s_run.Launches[0] with { Outcome = LaunchOutcome.Failed, Detail = "It said: ###." };
        var path = RunFile.PathOf(SyntheticFile.Write(s_run.Until(0) with { Launches = [failed] }, _folder.In("run")));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("###"u8) + 1] = 0xFF;
        File.WriteAllBytes(path, bytes);

        Assert.Equal("It said: #\uFFFD#.", Assert.Single(RunFile.Read(path).Launches).Detail);
    }

    [Fact]
    public void A_line_may_be_longer_than_what_is_read_at_once()
    {
        var failed = s_run.Launches[0] with { Outcome = LaunchOutcome.Failed, Detail = new string('x', 300_000) };
        var run = s_run.Until(0) with { Launches = [s_run.Launches[1], failed, s_run.Launches[2]] };

        var read = RunFile.Read(SyntheticFile.Write(run, _folder.In("run")));

        Assert.Equal(run.Launches.Select(Line), read.Launches.Select(Line));
    }

    private static string Line(RunLine line) => JsonSerializer.Serialize(line, RunJson.Options);
}
