using GilBench.Model;
using GilBench.Planning;
using GilBench.Workers;

namespace GilBench.Sessions;

/// <summary>Makes a workload of the user's code: lets each runtime call it a little, and sees what it does.</summary>
/// <param name="tell">Given a line where this takes time; null where nobody reads it.</param>
internal sealed class CodeWorkloads(HostEnvironment host, Action<string>? tell = null)
{
    private readonly CodeExaminer _examiner = new(host.Processes, host.Places.ForPython, host.Places.DotNetProgram);

    /// <summary>How long it is called on each runtime, at least three times.</summary>
    public double CallsSeconds { get; init; } = 1;

    /// <param name="runtimes">Those of a language that it is not in are left out.</param>
    /// <exception cref="UsageException">It cannot be called anywhere, or does not return the same twice; says why.</exception>
    public async Task<WorkloadRow> OfAsync(CodeRequest requested, IReadOnlyList<Runtime> runtimes, CancellationToken cancellation)
    {
        var own = runtimes.Where(runtime => requested.Code.IsIn(runtime.Language)).ToList();
        if (own is [])
        {
            throw new UsageException(
                $"{requested.Id} is in {(requested.Method is null ? "Python" : "C#")}, and no runtime of that is among "
                + $"{string.Join(", ", runtimes.Select(runtime => runtime.Id))}; 'list runtimes' shows what there is.");
        }

        tell?.Invoke($"Calling {requested.Id} on {string.Join(", ", own.Select(runtime => runtime.Id))} to see what it does.");
        List<ExaminedCode> examined = [];
        foreach (var set in requested.ParameterSets.Where(set => !set.SharedArguments))
        {
            foreach (var runtime in own)
            {
                var question = new CodeQuestion(requested.Code, set.Arguments) { CallsSeconds = CallsSeconds };
                var examination = await _examiner.ExamineAsync(runtime, question, cancellation).ConfigureAwait(false);
                examined.Add(new ExaminedCode(runtime, set.Name, examination));
            }
        }

        return UserWorkloads.Of(requested, examined);
    }
}
