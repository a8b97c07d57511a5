namespace GilBench.Reporting.Charts;

/// <summary>What a chart shows, as data; <see cref="Drawing"/> draws it.</summary>
internal abstract record Chart
{
    /// <summary>Its file name without the ending: letters, digits, hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The finding, one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What is plotted.</summary>
    public required string Subtitle { get; init; }
}
