namespace GilBench.Reporting.Charts;

internal enum RowStyle
{
    /// <summary>A bar from 0; on a logarithmic axis, which has no 0, a dot.</summary>
    Bar,

    /// <summary>A dot: the figure is a ratio.</summary>
    Dot,

    /// <summary>Two dots and the way between them.</summary>
    Dumbbell,
}
