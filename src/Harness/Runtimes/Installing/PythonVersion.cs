using System.Globalization;
using System.Text.RegularExpressions;
using GilBench.Model;

namespace GilBench.Runtimes.Installing;

/// <summary>A version as the user asks for it: <c>3.13</c>, <c>3.13t</c> (free-threaded), <c>3.13.5</c>.</summary>
/// <param name="Number">Without the <c>t</c>.</param>
internal sealed partial record PythonVersion(string Number, bool FreeThreaded)
{
    // What the worker needs, and the first minor version that can be built without the GIL (PEP 703).
    private const int OldestMinor = 10;
    private const int OldestFreeThreadedMinor = 13;

    public string Minor => VersionNumber.MinorOf(Number);

    /// <exception cref="PythonVersionException">It is no version, or one that cannot be measured.</exception>
    public static PythonVersion Parse(string text)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            throw new PythonVersionException(
                $"'{text}' is no Python version that can be installed; write 3.13, 3.13t (free-threaded) or 3.13.5.");
        }

        var minor = int.Parse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture);
        var freeThreaded = match.Groups["mark"].Length > 0;
        return (minor, freeThreaded) switch
        {
            ( < OldestMinor, _) =>
                throw new PythonVersionException($"Python {text} is too old to be measured; install 3.{OldestMinor} or later."),
            ( < OldestFreeThreadedMinor, true) =>
                throw new PythonVersionException(
                    $"There is no free-threaded Python {text}; the first one is 3.{OldestFreeThreadedMinor}t."),
            _ => new PythonVersion(match.Groups["number"].Value, freeThreaded),
        };
    }

    /// <summary>Whether an interpreter is one of this version, the patch number being free where none was asked for.</summary>
    public bool IsMetBy(RuntimeDescription description) =>
        description.Implementation == "cpython"
        && (description.GilDisabledBuild == true) == FreeThreaded
        && (description.Version == Number || (Number == Minor && VersionNumber.MinorOf(description.Version) == Minor));

    public override string ToString() => Number + (FreeThreaded ? "t" : "");

    [GeneratedRegex(@"^(?<number>3\.(?<minor>\d{1,3})(\.\d{1,3})?)(?<mark>t?)$")]
    private static partial Regex Written();
}

/// <summary>What was asked for is no version that can be installed anywhere; the message is one sentence that says what to write.</summary>
internal sealed class PythonVersionException(string sentence) : Exception(sentence);
