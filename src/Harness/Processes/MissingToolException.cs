using GilBench.Machine;

namespace GilBench.Processes;

/// <summary>A program that starts, pins or ends others is not there; the message is the sentence for the user.</summary>
internal sealed class MissingToolException(IReadOnlyList<string> tools)
    : Exception($"{string.Join(" and ", tools)} {(tools.Count == 1 ? "was" : "were")} not found on PATH; install util-linux (Debian and Ubuntu: apt-get install util-linux).")
{
    /// <exception cref="MissingToolException">Not all that running and pinning a worker needs is on PATH.</exception>
    public static void ThrowIfAny() => ThrowIfAnyOf(PathSearch.NeededTools);

    public static void ThrowIfAnyOf(IEnumerable<string> tools)
    {
        if (PathSearch.FindMissing(Environment.GetEnvironmentVariable("PATH"), tools) is { Count: > 0 } missing)
        {
            throw new MissingToolException(missing);
        }
    }
}
