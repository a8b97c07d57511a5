using System.Text.Json;
using GilBench.Json;
using GilBench.Results;
using GilBench.Statistics.Gates;

namespace GilBench.Reporting.Exports;

/// <summary>
/// What a comparison was judged by beside its measurements, read back from its <c>comparison.json</c>: with it the same runs are judged
/// alike again, whatever the history has learnt since.
/// </summary>
internal sealed record KeptComparison(IReadOnlyDictionary<string, NoiseFloor> NoiseFloors, IReadOnlyList<string> Notes)
{
    private static readonly StrictJson s_json = new(RunJson.Options, RunRanges.Of);

    /// <param name="folder">Of the comparison.</param>
    /// <param name="run">Id of its first run.</param>
    /// <returns>Null where no such file lies there, or one of another run or of an earlier version.</returns>
    public static KeptComparison? Beside(string folder, string run)
    {
        var path = Path.Combine(folder, RunFolder.Comparison);
        try
        {
            return File.Exists(path) ? Read(File.ReadAllText(path), run) : null;
        }
        catch (Exception wrong) when (wrong is JsonFault or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static KeptComparison? Read(string text, string run)
    {
        using var document = StrictJson.Parse(text);
        var root = document.RootElement;
        if (StrictJson.Member(root, "run") is not { ValueKind: JsonValueKind.String } kept
            || !Scalars.IsText(kept) || kept.GetString() != run
            || StrictJson.Member(root, "noise_floors") is not { } floors || StrictJson.Member(root, "notes") is not { } notes)
        {
            return null;
        }

        return new KeptComparison(
            s_json.Read<KeptFloor[]>(floors, text).DistinctBy(floor => floor.Kind)
                .ToDictionary(floor => floor.Kind, floor => new NoiseFloor(floor.Sessions, floor.Floor, floor.Margin)),
            s_json.Read<string[]>(notes, text));
    }
}

/// <summary>A <see cref="NoiseFloor"/> as it is written.</summary>
/// <param name="Kind">Of arm.</param>
internal sealed record KeptFloor(string Kind, int Sessions, double? Floor, double Margin);
