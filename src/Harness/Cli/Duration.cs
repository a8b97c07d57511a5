using System.Globalization;
using GilBench.Planning;

namespace GilBench.Cli;

/// <summary>Durations as people type and read them: <c>90s</c>, <c>10m</c>, <c>2h</c>.</summary>
internal static class Duration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <exception cref="UsageException">No duration; says what one looks like.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        var unit = text.Length > 0 ? text[^1] : ' ';
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return seconds > 0
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * seconds <= Longest.TotalSeconds && TimeSpan.FromSeconds(number * seconds) is { Ticks: > 0 } time
                ? time
                : throw new UsageException($"{option} '{text}' is out of range: more than nothing and at most {Longest.TotalHours}h.")
            : throw new UsageException($"{option} '{text}' is no duration; write it like 90s, 10m or 2h.");
    }

    public static string Format(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s");
}
