namespace GilBench.DotNet.Workloads;

/// <summary>A workload by the id it has in <c>workloads.json</c>.</summary>
/// <param name="Id">The id shared with Python and the harness.</param>
/// <param name="Prepare">Reads the arguments, prepares the inputs and returns the unit; raises <see cref="UsageException"/> on wrong arguments.</param>
internal sealed record Workload(string Id, Func<Arguments, Surroundings, Unit> Prepare)
{
    /// <summary>Whether it is a control, not a workload of its own interest: it is measured without BenchmarkDotNet.</summary>
    public bool IsControl { get; init; }

    /// <summary>A workload that only computes with one whole number.</summary>
    public static Workload Computing<TResult>(string id, string argument, Func<long, TResult> compute)
        where TResult : notnull =>
        Computing(id, argument, number => number, compute);

    /// <summary>A workload that only computes with an input made from one whole number before anything is timed.</summary>
    public static Workload Computing<TInput, TResult>(string id, string argument, Func<long, TInput> prepare, Func<TInput, TResult> compute)
        where TResult : notnull =>
        new(id, (arguments, _) =>
        {
            var input = prepare(arguments.Whole(argument));
            return new Unit(() => compute(input));
        });
}
