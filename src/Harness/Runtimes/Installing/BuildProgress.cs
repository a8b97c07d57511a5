namespace GilBench.Runtimes.Installing;

/// <summary>How far the build of one interpreter is.</summary>
/// <param name="Key">The build's, as <see cref="BuildRecipe.Key"/>.</param>
/// <param name="Step">What is done, such as <c>compiling</c>.</param>
/// <param name="Files">How many source files were compiled.</param>
/// <param name="ExpectedFiles">How many there will be; null where make(1) could not say.</param>
internal sealed record BuildProgress(string Key, string Step, int Files, int? ExpectedFiles)
{
    public override string ToString() => Files == 0 ? $"{Key} {Step}"
        : ExpectedFiles >= Files ? $"{Key} {Step}, {Files} of {ExpectedFiles} files compiled"
        : $"{Key} {Step}, {Files} files compiled";
}
