namespace GilBench.Model;

/// <summary>Languages as sentences for readers name them.</summary>
internal static class LanguageName
{
    public static string Of(Language language) => language == Language.CSharp ? "C#" : "Python";
}
