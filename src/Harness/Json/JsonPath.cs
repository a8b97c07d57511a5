namespace GilBench.Json;

/// <summary>Where in a JSON text one is, such as <c>plan.arms[13].workload</c>; written down only where something is wrong there.</summary>
internal sealed class JsonPath
{
    private readonly List<(string? Name, int Index)> _steps = [];

    public void Enter(string name) => _steps.Add((name, 0));

    /// <summary>Goes to the first element of a list.</summary>
    public void EnterList() => _steps.Add((null, 0));

    public void NextElement() => _steps[^1] = (null, _steps[^1].Index + 1);

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public JsonFault Fault(string complaint) => new(
        _steps.Aggregate("", (around, step) => step.Name is { } name
            ? JsonWords.Member(around, name)
            : JsonWords.Element(around, step.Index)),
        complaint);
}
