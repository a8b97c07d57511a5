using GilBench.Model;

namespace GilBench.Planning;

/// <summary>What the user selected by globs; an empty list leaves the choice to the profile.</summary>
internal sealed record Selection
{
    public IReadOnlyList<string> Workloads { get; init; } = [];

    public IReadOnlyList<string> Models { get; init; } = [];

    public IReadOnlyList<string> Runtimes { get; init; } = [];

    public IReadOnlyList<string> ParameterSets { get; init; } = [];

    /// <summary>Whether any of the globs matches the model: by its name, or with its runtime as <c>MODEL@RUNTIME</c>.</summary>
    public static bool MatchesModel(IReadOnlyList<string> globs, string model, string runtime) =>
        globs.Any(glob => Glob.Matches(glob, glob.Contains('@') ? $"{model}@{runtime}" : model));

    /// <summary>The names that the globs select.</summary>
    /// <exception cref="UsageException">A glob selects nothing; names what exists.</exception>
    public static IReadOnlyList<string> Choose(string option, IReadOnlyList<string> globs, IReadOnlyList<string> names)
    {
        foreach (var glob in globs)
        {
            if (!names.Any(name => Glob.Matches(glob, name)))
            {
                throw new UsageException($"{option} '{glob}' matches nothing; there are: {string.Join(", ", names)}.");
            }
        }

        return [.. names.Where(name => Glob.Matches(globs, name))];
    }
}

/// <summary>
/// The command line asks for something that cannot be had, in words or for this machine; the message is the sentence for the user.
/// </summary>
internal sealed class UsageException(string message) : Exception(message);
