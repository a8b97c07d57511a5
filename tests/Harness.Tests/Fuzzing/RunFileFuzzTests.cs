using System.Text.Json;
using System.Xml.Linq;
using GilBench.Claims;
using GilBench.Model;
using GilBench.Results;
using GilBench.Statistics.Sampling;
using GilBench.Tests.Claims;
using GilBench.Tests.Synthetic;

namespace GilBench.Tests.Fuzzing;

public sealed class RunFileFuzzTests
{
    private static readonly string[] s_synthetic = [.. LinesOf(SyntheticRun.Of(new SyntheticOptions
    {
        Blocks = 2,
        Rounds = 1,
        Workloads = [SyntheticWorkloads.SumSquares],
        Models = [SyntheticModels.Sequential, SyntheticModels.Threads, SyntheticModels.CSharp("threads", WorkerKind.Threads)],
    }))];

    /// <summary>The header and the first launches of a run on a real machine, with the lines of other kinds.</summary>
    private static readonly string[] s_real =
        [.. ProjectTree.Read("tests/Harness.Tests/Results/version2.run.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(
            (line, index) => index < 30 || !line.StartsWith("{\"type\":\"launch\"", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<Claim> s_claims = [.. Catalogue.Claims.Where(
        claim => claim.Groups?.Contains("gil") == true || claim.Id is "nogil-overhead" or "nogil-same-code")];

    [Fact]
    public void What_is_not_spoiled_is_read_and_reported()
    {
        Assert.All(
            WholeReport.Of(RunReader.Parse(Join(s_synthetic), "run.jsonl"), Catalogue.Claims, slow: true), text => Assert.NotEmpty(text));
        Assert.All(WholeReport.Of(RunReader.Parse(Join(s_real), "run.jsonl"), Catalogue.Claims, slow: true), text => Assert.NotEmpty(text));
    }

    [Fact]
    public void A_spoiled_line_of_a_run_is_refused_in_a_sentence_or_reported() =>
        Fuzz.Try(700, random => Report(SpoilOne(random.Below(20) == 0 ? s_real : s_synthetic, JsonMutation.Of, random), random));

    [Fact]
    public void A_run_with_other_numbers_is_refused_in_a_sentence_or_reported() =>
        Fuzz.Try(500, random => Report(SpoilOne(random.Below(20) == 0 ? s_real : s_synthetic, JsonMutation.OfNumbers, random), random));

    [Fact]
    public void A_run_with_lines_lost_doubled_or_out_of_order_is_refused_in_a_sentence_or_reported() =>
        Fuzz.Try(300, random => Report(Shuffled(random.Below(20) == 0 ? s_real : s_synthetic, random), random));

    private static void Report(string text, SplitMix64 random)
    {
        var run = RunReader.Parse(text, "run.jsonl");
        var texts = WholeReport.Of(run, s_claims, slow: random.Below(20) == 0);
        Assert.All(texts, one => Assert.DoesNotContain(one, letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')));
        _ = XDocument.Parse(texts.Single(one => one.StartsWith("<?xml", StringComparison.Ordinal)));
    }

    private static string SpoilOne(string[] lines, Func<string, SplitMix64, string> spoil, SplitMix64 random)
    {
        string[] spoiled = [.. lines];
        var at = random.Below(4) == 0 ? 0 : random.Below(lines.Length);
        spoiled[at] = spoil(spoiled[at], random);
        return Join(spoiled);
    }

    private static string Shuffled(string[] lines, SplitMix64 random)
    {
        List<string> shuffled = [.. lines];
        for (var changes = 1 + random.Below(4); changes > 0; changes--)
        {
            var (from, to) = (random.Below(shuffled.Count), random.Below(shuffled.Count));
            switch (random.Below(4))
            {
                case 0:
                    shuffled.RemoveAt(from);
                    break;
                case 1:
                    shuffled.Insert(to, shuffled[from]);
                    break;
                case 2:
                    (shuffled[from], shuffled[to]) = (shuffled[to], shuffled[from]);
                    break;
                default:
                    shuffled.RemoveRange(from, Math.Min(shuffled.Count - from, random.Below(shuffled.Count)));
                    break;
            }

            if (shuffled.Count == 0)
            {
                break;
            }
        }

        return Join(shuffled);
    }

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static IEnumerable<string> LinesOf(Run run)
    {
        IEnumerable<RunLine> lines =
        [
            run.Header, .. run.Sessions,
            new Calibration("sum_squares", ParameterSetNames.Calibrated, Language.Python, 64, 0.2, run.Header.Plan.Arms[0].Id), run.Server!,
            new Pilot(0, -0.0001, 0.0004, 0.3, 0.2, 10, 4), .. run.Memory, .. run.Launches, .. run.Groups, .. run.Blocks, run.End!,
        ];
        return lines.Select(line => JsonSerializer.Serialize(line, RunJson.Options));
    }
}
