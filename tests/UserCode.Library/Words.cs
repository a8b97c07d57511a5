namespace Library;

/// <summary>What another assembly uses.</summary>
public static class Words
{
    public static string Shout(string text) => $"{text}!";
}
