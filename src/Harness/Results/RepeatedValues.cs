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
            if (json.TokenType == JsonTokenType.PropertyName && !IsEntered(json))
            {
                var field = json;
                json.Read();
                var begin = (int)json.TokenStartIndex;
                json.Skip();
                Keep(field, line[begin..(int)json.BytesConsumed], launch);
            }
        }
    }

    /// <summary>The objects whose fields are kept one by one.</summary>
    private static bool IsEntered(Utf8JsonReader field) => field.ValueTextEquals("certificate"u8) || field.ValueTextEquals("slices"u8);

    private void Keep(Utf8JsonReader field, ReadOnlySpan<byte> value, Launch launch)
    {
        if (field.ValueTextEquals("arm"u8))
        {
            Arms.Keep(value, launch.Arm);
        }
        else if (field.ValueTextEquals("outcome"u8))
        {
            Outcomes.Keep(value, launch.Outcome);
        }
        else if (field.ValueTextEquals("verdict"u8))
        {
            Verdicts.Keep(value, launch.Certificate.Verdict);
        }
        else if (field.ValueTextEquals("runtime"u8))
        {
            Runtimes.Keep(value, launch.Runtime);
        }
        else if (field.ValueTextEquals("modules"u8))
        {
            Modules.Keep(value, launch.Modules);
        }
        else if (field.ValueTextEquals("affinity_asked"u8))
        {
            Cores.Keep(value, launch.AffinityAsked);
        }
        else if (field.ValueTextEquals("affinity_read"u8))
        {
            Cores.Keep(value, launch.AffinityRead);
        }
        else if (field.ValueTextEquals("gil_before"u8))
        {
            GilStates.Keep(value, launch.Slices.GilBefore);
        }
        else if (field.ValueTextEquals("gil_after"u8))
        {
            GilStates.Keep(value, launch.Slices.GilAfter);
        }
        else if (field.ValueTextEquals("results"u8))
        {
            Results.Keep(value, launch.Slices.Results);
        }
    }
}
