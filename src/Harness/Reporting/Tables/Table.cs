namespace GilBench.Reporting.Tables;

/// <summary>
/// A table of the report in no markup yet: columns, rows and what is said of them. It is made in one place and written by one renderer
/// each for HTML (<c>Html/table.hbs</c>), Markdown (<c>Markdown/MarkdownTable</c>) and the terminal (<c>Cli/TerminalTable</c>).
/// </summary>
internal sealed record Table
{
    /// <summary>Its anchor on the page; empty where nothing links to it.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its heading; empty where it stands under another one.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its name in the page's list of links.</summary>
    public string ShortTitle { get; init; } = "";

    /// <summary>What a reader must know to read it; empty where nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>What is said where there are no rows; where it is empty, such a table is left out.</summary>
    public string WhenEmpty { get; init; } = "";

    /// <summary>Whether it may have so many rows that a page shows some at a time, and those with certain words.</summary>
    public bool IsLong { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    public required IReadOnlyList<TableRow> Rows { get; init; }

    public bool IsShown => Rows.Count > 0 || WhenEmpty.Length > 0;

    /// <summary>A row of cells for each item.</summary>
    /// <param name="columns">Heading, alignment and text of a column, side by side.</param>
    /// <param name="anchor">Of an item's row on the page; none where it is not given.</param>
    public static Table Of<T>(IEnumerable<T> items, IReadOnlyList<Column<T>> columns, Func<T, string>? anchor = null) => new()
    {
        Columns = [.. columns.Select(column => column.Head)],
        Rows =
        [
            .. from item in items
               select new TableRow([.. columns.Select(column => new Cell(column.Head, column.Text(item), column.Tone(item)))])
               {
                   Anchor = anchor?.Invoke(item) ?? "",
               },
        ],
    };
}

/// <summary>A column without its cells. A unit stands in its cells, because it changes from row to row (ms, µs).</summary>
internal sealed record Column(string Heading)
{
    /// <summary>Whether it holds numbers, which are compared by their last digits.</summary>
    public bool IsRight { get; init; }

    /// <summary>Whether it holds sentences or paths, which may take several lines.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it explains the column before it: where the width is short, on a terminal, it stands beneath that one.</summary>
    public bool IsDetail { get; init; }
}

/// <summary>A column with what its cell says of an item.</summary>
internal sealed record Column<T>(string Heading, Func<T, string> Text)
{
    public Column Head { get; init; } = new(Heading);

    public Func<T, Tone> Tone { get; init; } = _ => Tables.Tone.None;
}

/// <summary>A cell that knows its column, as a template needs it.</summary>
internal sealed record Cell(Column Column, string Text, Tone Tone);

/// <param name="Cells">One for each column.</param>
internal sealed record TableRow(IReadOnlyList<Cell> Cells)
{
    /// <summary>Its anchor on the page; empty where nothing links to it.</summary>
    public string Anchor { get; init; } = "";
}

/// <summary>How what a cell says is to be taken, for renderers that have colours.</summary>
internal enum Tone
{
    None,

    /// <summary>An answer, and no contrary one.</summary>
    Good,

    /// <summary>Contrary to what was expected, or refused.</summary>
    Bad,

    /// <summary>No answer.</summary>
    Open,
}
