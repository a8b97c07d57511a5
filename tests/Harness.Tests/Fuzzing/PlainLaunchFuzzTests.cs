using System.Text;
using System.Text.Json;
using GilBench.Json;
using GilBench.Model;
using GilBench.Results;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Fuzzing;

/// <summary>The reader of plain launches against the strict one, which knows what a launch is.</summary>
public sealed class PlainLaunchFuzzTests
{
    private static readonly StrictJson s_strict = new(RunJson.Options, RunRanges.Of);

    private static readonly string[] s_written =
    [
        .. SyntheticRun.Of(new SyntheticOptions
        {
            Blocks = 2,
            Workloads = [SyntheticWorkloads.SumSquares],
            Models = [SyntheticModels.Sequential, SyntheticModels.Threads, SyntheticModels.CSharp("threads", WorkerKind.Threads)],
            Modules = ["json", "a \"]\" in a name", "é"],
        }).Launches.Select(Line),
    ];

    /// <summary>As a real machine and an earlier version had them: with the noise of each launch.</summary>
    private static readonly string[] s_earlier =
    [
        .. RunReader.Parse(ProjectTree.Read("tests/Harness.Tests/Results/version2.run.jsonl"), "run.jsonl").Launches.Take(40).Select(Line),
    ];

    private static string Line(RunLine line) => JsonSerializer.Serialize(line, RunJson.Options);

    [Fact]
    public void Launches_that_share_what_others_said_are_plain()
    {
        var values = new RepeatedValues();

        Assert.InRange(s_written.Count(line => IsReadAlike(line, values)), s_written.Length / 2, s_written.Length - 1);
        Assert.All(s_written, line => Assert.True(IsReadAlike(line, values), line));
    }

    [Fact]
    public void A_spoiled_launch_is_not_plain_or_read_as_the_strict_reader_reads_it()
    {
        // What spoiled lines said is known to later ones.
        var values = new RepeatedValues();
        var plain = 0;
        Fuzz.Try(6000, random =>
        {
            string[] lines = random.Below(20) == 0 ? s_earlier : s_written;
            var line = lines[random.Below(lines.Length)];
            if (IsReadAlike(random.Below(2) == 0 ? JsonMutation.Of(line, random) : JsonMutation.OfNumbers(line, random), values))
            {
                Interlocked.Increment(ref plain);
            }
        });

        Assert.True(plain > 1000, $"{plain} lines were plain");
    }

    /// <returns>Whether it was plain; then the strict reader must read it too, and the same of it.</returns>
    private static bool IsReadAlike(string text, RepeatedValues values)
    {
        var line = Encoding.UTF8.GetBytes(text);
        var plain = PlainLaunch.Read(line, values);
        try
        {
            var strict = s_strict.Read<RunLine>(line);
            if (plain is not null)
            {
                Assert.Equal(Line(strict), Line(plain));
            }
            else if (strict is Launch launch)
            {
                values.Keep(line, launch);
            }
        }
        catch (JsonFault wrong)
        {
            Assert.True(plain is null, wrong.In("run.jsonl", 1));
            throw new RunFileException(wrong.In("run.jsonl", 1));
        }

        return plain is not null;
    }
}
