using System.Text.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// What launches say in the same bytes in thousands of lines (the runtime and the modules it loaded are three fifths of a line): read
/// strictly where it is met first, and found again by its bytes. Lines may be given to it from several threads.
/// </summary>
internal sealed class RepeatedValues
{
    /// <summary>Their ids; a run of many has ten thousand.</summary>
    public ValuesByBytes<string> Arms { get; } = new(most: 100_000);

    /// <summary>Any other texts; kept by who reads them, and none that it does not know is a reason to read a line strictly.</summary>
    public ValuesByBytes<string> Texts { get; } = new(most: 100_000);

    public ValuesByBytes<LaunchOutcome> Outcomes { get; } = new();

    public ValuesByBytes<CertificateVerdict> Verdicts { get; } = new();

    public ValuesByBytes<RuntimeDescription> Runtimes { get; } = new();

    public ValuesByBytes<IReadOnlyList<string>> Modules { get; } = new();

    public ValuesByBytes<IReadOnlyList<int>> Cores { get; } = new();

    /// <summary>What workers said of their GIL, slice by slice.</summary>
    public ValuesByBytes<IReadOnlyList<IReadOnlyList<bool>?>> GilStates { get; } = new();

    /// <summary>Of the units, slice by slice.</summary>
    public ValuesByBytes<IReadOnlyList<IReadOnlyDictionary<string, int>>> Results { get; } = new();

    /// <summary>Keeps what a launch has that was read from a whole line.</summary>
    public void Keep(ReadOnlySpan<byte> line, Launch launch)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
        {
            // Of these two the fields are kept one by one.
            if (json.TokenType == JsonTokenType.PropertyName && json.GetString() is not ("certificate" or "slices") and var field)
            {
                json.Read();
                var begin = (int)json.TokenStartIndex;
                json.Skip();
                Keep(field, line[begin..(int)json.BytesConsumed], launch);
            }
        }
    }

    private void Keep(string? field, ReadOnlySpan<byte> value, Launch launch)
    {
        switch (field)
        {
            case "arm":
                Arms.Keep(value, launch.Arm);
                break;
            case "outcome":
                Outcomes.Keep(value, launch.Outcome);
                break;
            case "verdict":
                Verdicts.Keep(value, launch.Certificate.Verdict);
                break;
            case "runtime":
                Runtimes.Keep(value, launch.Runtime);
                break;
            case "modules":
                Modules.Keep(value, launch.Modules);
                break;
            case "affinity_asked":
                Cores.Keep(value, launch.AffinityAsked);
                break;
            case "affinity_read":
                Cores.Keep(value, launch.AffinityRead);
                break;
            case "gil_before":
                GilStates.Keep(value, launch.Slices.GilBefore);
                break;
            case "gil_after":
                GilStates.Keep(value, launch.Slices.GilAfter);
                break;
            case "results":
                Results.Keep(value, launch.Slices.Results);
                break;
        }
    }
}
