using GilBench.Model;

namespace GilBench.Reporting.Series;

/// <summary>
/// How an arm looks in every chart of a report: its runtime decides colour and mark, its model the line. <c>Drawing/Palette</c> says which.
/// </summary>
/// <param name="Runtime">The runtime's place among those of the run.</param>
/// <param name="Model">The model's place among those that were measured.</param>
internal sealed record SeriesStyle(int Runtime, int Model);

/// <summary>The styles of a report, made once from its runtimes and models, so that a look means one thing in all of its charts.</summary>
internal sealed class SeriesStyles
{
    private readonly Dictionary<string, int> _runtimes;
    private readonly Dictionary<string, int> _models;

    /// <param name="models">Those that were measured, in the order in which a reader meets them.</param>
    public SeriesStyles(IEnumerable<Runtime> runtimes, IEnumerable<string> models)
    {
        _runtimes = Numbered(runtimes.Select(runtime => runtime.Id));
        _models = Numbered(models);
    }

    public SeriesStyle Of(Arm arm) => Of(arm.Model, arm.Runtime);

    public SeriesStyle Of(string model, string runtime) => new(OfRuntime(runtime), _models.GetValueOrDefault(model));

    /// <summary>Of what is told of a runtime alone.</summary>
    public int OfRuntime(string runtime) => _runtimes.GetValueOrDefault(runtime);

    private static Dictionary<string, int> Numbered(IEnumerable<string> names) =>
        names.Distinct().Select((name, number) => (name, number)).ToDictionary(one => one.name, one => one.number);
}
