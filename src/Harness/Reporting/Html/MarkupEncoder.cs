using System.Text;
using System.Text.Unicode;
using GilBench.Model;
using HandlebarsDotNet;

namespace GilBench.Reporting.Html;

/// <summary>
/// Encodes what HTML would read as markup, in text and in attributes, shows what nobody could see, and leaves other letters as they are.
/// </summary>
internal sealed class MarkupEncoder : ITextEncoder
{
    private static readonly System.Text.Encodings.Web.HtmlEncoder s_encoder =
        System.Text.Encodings.Web.HtmlEncoder.Create(UnicodeRanges.All);

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => target.Write(s_encoder.Encode(VisibleText.OfLines(text ?? "")));

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var whole = new StringBuilder();
        while (text?.MoveNext() == true)
        {
            whole.Append(text.Current);
        }

        Encode(whole, target);
    }
}
