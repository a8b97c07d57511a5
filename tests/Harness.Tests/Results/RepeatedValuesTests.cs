using System.Text.Json;
using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Results;

/// <summary>
/// What a second launch says in the same bytes as a first is taken from there, and everything else read as strictly as ever.
/// </summary>
public sealed class RepeatedValuesTests
{
    private static readonly Run s_run = SyntheticRun.Of(new SyntheticOptions
    {
        Blocks = 2,
        Workloads = [SyntheticWorkloads.SumSquares],
        Modules = [.. Enumerable.Range(1, 80).Select(number => $"module_{number}")],
    });

    private static readonly Launch[] s_launches = [.. s_run.Launches.Where(launch => launch.Modules is not null).Take(3)];

    private static string Line(RunLine line) => JsonSerializer.Serialize(line, RunJson.Options);

    private static Run Parse(params string[] launches) =>
        RunReader.Parse(string.Concat(launches.Prepend(Line(s_run.Header)).Select(line => line + "\n")), "run.jsonl");

    private static string Refusal(string last) =>
        Assert.Throws<RunFileException>(() => Parse(Line(s_launches[0]), last)).Message;

    [Fact]
    public void A_launch_is_read_in_one_pass_once_its_runtime_and_modules_are_known()
    {
        var (values, line) = (new RepeatedValues(), JsonSerializer.SerializeToUtf8Bytes<RunLine>(s_launches[0], RunJson.Options));
        Assert.Null(PlainLaunch.Read(line, values));

        values.Keep(line, s_launches[0]);

        var read = PlainLaunch.Read(line, values)!;
        Assert.Same(s_launches[0].Runtime, read.Runtime);
        Assert.Same(s_launches[0].Modules, read.Modules);
        Assert.Equal(Line(s_launches[0]), Line(read));
    }

    [Fact]
    public void Launches_are_read_as_they_were_written_whatever_they_share()
    {
        Launch[] launches =
        [
            s_launches[0],
            s_launches[1],
            s_launches[2] with { Modules = ["json", "a \"]\" in a name"], Runtime = s_launches[2].Runtime! with { Version = "3.14.0" } },
        ];

        var read = Parse([.. launches.Select(Line)]).Launches;

        Assert.Equal(launches.Select(Line), read.Select(Line));
        Assert.Same(read[0].Modules, read[1].Modules);
    }

    [Fact]
    public void A_fault_in_a_line_whose_other_parts_are_known_is_told_as_in_any_line()
    {
        var line = Line(s_launches[1]);
        const string Modules = "\"modules\":";
        Assert.Contains(Modules, line, StringComparison.Ordinal);

        Assert.StartsWith("run.jsonl line 3, tasks: ", Refusal(line.Replace("\"tasks\":", "\"tasks\":-", StringComparison.Ordinal)));
        Assert.Contains(
            "modules: it is there twice; once is expected",
            Refusal(line.Replace(Modules, $"{Modules}[],{Modules}", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "modules[0]: 1 was found where text is expected",
            Refusal(line.Replace($"{Modules}[", $"{Modules}[1,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(
            "cannot be read as JSON",
            Refusal(line.Replace($"{Modules}[", $"{Modules}[,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith("run.jsonl line 3, ", Refusal(line[..^1]));
    }
}
