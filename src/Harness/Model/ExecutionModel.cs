namespace GilBench.Model;

/// <summary>How work is spread over workers.</summary>
/// <param name="Id">The name that selectors and worker requests use.</param>
/// <param name="Spread">What the workers are.</param>
internal sealed record ExecutionModel(string Id, Language Language, Spread Spread, string Summary);
