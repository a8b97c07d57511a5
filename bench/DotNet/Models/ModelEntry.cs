namespace GilBench.DotNet.Models;

/// <summary>An execution model by its id.</summary>
/// <param name="Id">The id that it has in <c>models.json</c>, which says what work it suits.</param>
/// <param name="Create">Makes the pool of as many workers and returns when they stand ready.</param>
internal sealed record ModelEntry(string Id, Func<int, IExecutionModel> Create);
