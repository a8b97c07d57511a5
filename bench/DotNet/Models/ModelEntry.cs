using GilBench.DotNet.Workloads;

namespace GilBench.DotNet.Models;

/// <summary>An execution model by its id.</summary>
/// <param name="Id">The id shared with the harness.</param>
/// <param name="Create">Makes the pool of as many workers and returns when they stand ready.</param>
/// <param name="WhyNot">Why the model makes no sense for work of this nature; null where it does.</param>
internal sealed record ModelEntry(string Id, Func<int, IExecutionModel> Create, Func<WorkNature, string?> WhyNot);
