namespace GilBench.Runtimes.Installing;

/// <summary>How far the build of one interpreter is.</summary>
/// <param name="Key">The build's, as <see cref="BuildRecipe.Key"/>.</param>
/// <param name="Step">What is done.</param>
/// <param name="Done">How many of what the step counts are done.</param>
/// <param name="Expected">How many there will be; null where that is unknown.</param>
internal sealed record BuildProgress(string Key, BuildStep Step, int Done, int? Expected)
{
    public override string ToString()
    {
        var (verb, things) = Step switch
        {
            BuildStep.Configure => ("configuring", "checks made"),
            BuildStep.Compile => ("compiling", "files compiled"),
            _ => ("installing", "files installed"),
        };
        return Done == 0 ? $"{Key} {verb}"
            : Expected >= Done ? $"{Key} {verb}, {Done} of {Expected} {things}"
            : $"{Key} {verb}, {Done} {things}";
    }
}

/// <summary>The steps of a build, in their order.</summary>
internal enum BuildStep
{
    Configure,
    Compile,
    Install,
}
