namespace GilBench.Model;

/// <summary>One interpreter or .NET runtime that arms can run on.</summary>
/// <param name="Id">
/// What selectors name: <c>cpython-3.13</c>, <c>cpython-3.13t</c> (free-threaded), <c>cpython-3.13t-gil</c> (the same with its GIL forced on),
/// <c>pypy-3.11</c>, <c>dotnet-10</c>; where several of one version are found, the later ones carry more: <c>cpython-3.13.0-pyenv</c>.
/// </param>
/// <param name="Source">Where it was found: <c>cache</c>, <c>uv</c>, <c>pyenv</c>, <c>path</c>, <c>named</c>, <c>dotnet</c>.</param>
/// <param name="Environment">Variables that make it this runtime, such as <c>PYTHON_GIL=1</c>.</param>
internal sealed record Runtime(
    string Id, string Source, RuntimeDescription Description, RuntimeCapabilities? Capabilities, IReadOnlyDictionary<string, string> Environment)
{
    public bool IsPython => Description.Implementation != "dotnet";

    /// <summary>Whether threads run Python code one at a time: null for .NET.</summary>
    public bool? ExpectsGil => IsPython ? Description.GilDisabledBuild != true || Environment.GetValueOrDefault("PYTHON_GIL") == "1" : null;
}
