using System.Globalization;
using System.Xml.Linq;
using GilBench.Regression;
using GilBench.Reporting.Comparisons;

namespace GilBench.Reporting.Exports;

/// <summary>
/// A comparison as test cases, for CI systems: what became slower is a failure, or, where the machine is suspected, skipped; what could not
/// be told is skipped.
/// </summary>
internal static class ComparisonJUnit
{
    public static string Of(ComparisonReport report)
    {
        var cases = report.Result.All.Select(arm => Case(arm, report.Result.Outcome)).ToList();
        int Count(string child) => cases.Count(one => one.Element(child) is not null);
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", $"gilbench compare {report.What.Base.Label} {report.What.Head.Label}"),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", Count("failure")),
            new XAttribute("errors", 0),
            new XAttribute("skipped", Count("skipped")),
            new XAttribute("timestamp", report.Run.Header.Created.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)),
            cases);
        return JUnitDocument.Of(suite);
    }

    private static XElement Case(ArmComparison arm, ComparisonOutcome outcome)
    {
        var test = new XElement("testcase", new XAttribute("classname", $"gilbench.{arm.Metric.Name}"), new XAttribute("name", arm.Arm));
        var message = new XAttribute("message", $"{ComparisonWords.Of(arm)}: {arm.Reason}");
        if (arm.Answer == ComparisonAnswer.Slower && outcome == ComparisonOutcome.Failed)
        {
            test.Add(new XElement("failure", message, arm.Reason));
        }
        else if (arm.Answer is ComparisonAnswer.Slower or ComparisonAnswer.TooNoisy or ComparisonAnswer.NotMeasured)
        {
            test.Add(new XElement("skipped", message));
        }

        test.Add(new XElement("system-out", $"{ComparisonWords.Of(arm)}: {arm.Reason}"));
        return test;
    }
}
