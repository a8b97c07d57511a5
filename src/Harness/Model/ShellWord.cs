namespace GilBench.Model;

/// <summary>A text as one word of a command that somebody pastes into a shell.</summary>
internal static class ShellWord
{
    private const string Plain = "/._-+=:,@%";

    /// <summary>As it is where no letter of it means something to the shell, else in quotes.</summary>
    public static string Of(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c))
        ? text
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
