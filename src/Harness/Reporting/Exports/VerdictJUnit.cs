using System.Globalization;
using System.Xml.Linq;
using GilBench.Claims.Judging;
using GilBench.Model;
using GilBench.Reporting.Verdicts;

namespace GilBench.Reporting.Exports;

/// <summary>
/// Judgements as test cases, for CI systems: contrary to what is expected is a failure, refused evidence an error, and what was not
/// judged is skipped.
/// </summary>
internal static class VerdictJUnit
{
    public static string Of(Run run, IReadOnlyList<Judgement> judgements)
    {
        int Count(Func<Judgement, bool> which) => judgements.Count(which);
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", $"gilbench verify {run.Header.Id}"),
            new XAttribute("tests", judgements.Count),
            new XAttribute("failures", Count(judgement => judgement.IsContrary)),
            new XAttribute("errors", Count(judgement => judgement.Answer == Answer.EvidenceRefused)),
            new XAttribute("skipped", Count(judgement => judgement.Answer is Answer.Inconclusive or Answer.CannotJudge)),
            new XAttribute("timestamp", run.Header.Created.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            judgements.Select(Case));
        return JUnitDocument.Of(suite);
    }

    private static XElement Case(Judgement judgement)
    {
        var row = VerdictRow.Of(judgement);
        var test = new XElement(
            "testcase",
            new XAttribute("classname", $"gilbench.{judgement.Claim.Id}"),
            new XAttribute("name", judgement.Name));
        if (judgement.IsContrary)
        {
            test.Add(new XElement("failure", new XAttribute("message", $"{row.Answer}, expected: {row.Expected}"), row.Reason));
        }
        else if (judgement.Answer == Answer.EvidenceRefused)
        {
            test.Add(new XElement("error", new XAttribute("message", row.Answer), row.Reason));
        }
        else if (!judgement.IsJudged)
        {
            test.Add(new XElement("skipped", new XAttribute("message", $"{row.Answer}: {row.Reason}")));
        }

        string[] lines = [$"{row.Answer} {row.SpeedUp}".TrimEnd(), row.Reason, row.Evidence];
        test.Add(new XElement("system-out", string.Join('\n', lines.Where(line => line.Length > 0))));
        return test;
    }
}
