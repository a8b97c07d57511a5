using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace GilBench.Tests.Reporting;

/// <summary>A page held against the HTML standard: what is wrong with it, in words.</summary>
internal static partial class HtmlConformance
{
    private static readonly string[] s_references =
        ["aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "aria-owns", "for", "form", "headers", "list"];

    /// <summary>
    /// Parse errors (WHATWG, 13.2.2), identifiers that are there twice or lead nowhere, and elements that a browser puts elsewhere than
    /// they stand: the page is XML too, and both readings have to give the same tree.
    /// </summary>
    public static IReadOnlyList<string> FaultsOf(string html)
    {
        List<string> faults = [];
        var parser = new HtmlParser();
        parser.Error += (_, told) =>
        {
            if (told is HtmlErrorEvent error && !IsEndOfCapitals(html, error.Position.Index))
            {
                faults.Add($"line {error.Position.Line}: {error.Message}");
            }
        };
        using var document = parser.ParseDocument(html);
        var all = document.All.ToList();
        faults.AddRange(IdsOf(all).GroupBy(id => id).Where(same => same.Count() > 1)
            .Select(same => $"the id '{same.Key}' is there {same.Count()} times"));
        faults.AddRange(LeadingNowhere(all));
        if (TreeFault(html, document.DocumentElement) is { } fault)
        {
            faults.Add(fault);
        }

        return faults;
    }

    private static string? TreeFault(string html, IElement read)
    {
        try
        {
            return FirstDifference(NamesOf(XDocument.Parse(html).Root!), NamesOf(read));
        }
        catch (XmlException wrong)
        {
            return $"no XML: {wrong.Message}";
        }
    }

    /// <summary>
    /// Whether what was told is the end of an SVG element with capitals in its name, such as clipPath: AngleSharp holds the written name
    /// against that of the element, where the standard (13.2.6.5) holds both in small letters.
    /// </summary>
    private static bool IsEndOfCapitals(string html, int position) =>
        html.LastIndexOf("</", Math.Min(position + 1, html.Length - 1), StringComparison.Ordinal) is >= 0 and var begin
        && EndOfCapitals().IsMatch(html[begin..Math.Min(begin + 40, html.Length)]);

    private static IEnumerable<string> IdsOf(IEnumerable<IElement> all) =>
        all.Select(one => one.GetAttribute("id")).OfType<string>();

    private static IEnumerable<string> LeadingNowhere(List<IElement> all)
    {
        var ids = IdsOf(all).ToHashSet();
        return
            from one in all
            from attribute in one.Attributes
            from reference in attribute.Name == "href"
                ? attribute.Value.StartsWith('#') ? [Uri.UnescapeDataString(attribute.Value[1..])] : Array.Empty<string>()
                : s_references.Contains(attribute.Name) ? attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries) : []
            where !ids.Contains(reference)
            select $"{attribute.Name} of a {one.LocalName} refers to '{reference}', which is nowhere";
    }

    private static IEnumerable<string> NamesOf(XElement root) =>
        root.DescendantsAndSelf().Select(one => $"{one.Ancestors().Count()} {one.Name.LocalName}");

    private static IEnumerable<string> NamesOf(IElement root)
    {
        var open = new Stack<(IElement Element, int Depth)>([(root, 0)]);
        while (open.TryPop(out var one))
        {
            yield return $"{one.Depth} {one.Element.LocalName}";
            foreach (var child in one.Element.Children.Reverse())
            {
                open.Push((child, one.Depth + 1));
            }
        }
    }

    private static string? FirstDifference(IEnumerable<string> written, IEnumerable<string> read)
    {
        var (asWritten, asRead) = (written.ToList(), read.ToList());
        var same = asWritten.Zip(asRead).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == asWritten.Count && same == asRead.Count
            ? null
            : $"after {string.Join(", ", asWritten.Take(same).TakeLast(4))} stands {asWritten.ElementAtOrDefault(same) ?? "nothing"}, "
                + $"and a browser reads {asRead.ElementAtOrDefault(same) ?? "nothing"}";
    }

    [GeneratedRegex("^</[a-z]+[A-Z][A-Za-z]*>")]
    private static partial Regex EndOfCapitals();
}
