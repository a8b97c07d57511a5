using System.Xml.Linq;
using GilBench.Model;

namespace GilBench.Reporting.Exports;

/// <summary>A test suite as a JUnit document that any XML reader accepts.</summary>
internal static class JUnitDocument
{
    public static string Of(XElement suite)
    {
        Show(suite);
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{new XElement("testsuites", suite)}\n";
    }

    /// <summary>XML 1.0 has no way to write most control characters: a text that holds one shows its escape.</summary>
    private static void Show(XElement suite)
    {
        foreach (var attribute in suite.DescendantsAndSelf().Attributes())
        {
            attribute.Value = VisibleText.OfLines(attribute.Value);
        }

        foreach (var text in suite.DescendantNodes().OfType<XText>())
        {
            text.Value = VisibleText.OfLines(text.Value);
        }
    }
}
