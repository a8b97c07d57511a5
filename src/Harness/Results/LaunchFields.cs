using System.Collections.Frozen;
using System.Text;
using GilBench.Json;
using GilBench.Model;

namespace GilBench.Results;

/// <summary>
/// The fields of a launch's line in the order in which they are written, each of its kind and in its range. It only knows whether all were:
/// what is read after the first that was not means nothing.
/// </summary>
/// <param name="line">JSON in UTF-8, or what should be.</param>
/// <param name="values">What earlier lines said.</param>
internal ref struct LaunchFields(ReadOnlySpan<byte> line, RepeatedValues values)
{
    private static readonly FrozenDictionary<byte[], NumberRange> s_ranges =
        new[] { typeof(Launch), typeof(GilCertificate), typeof(SliceTable) }
            .SelectMany(type => RunJson.Options.GetTypeInfo(type).Properties
                .Select(field => (field.Name, Range: RunRanges.Of(type, field.Name))))
            .ToFrozenDictionary(field => Encoding.UTF8.GetBytes(field.Name), field => field.Range, SameBytes.Comparer);

    private static readonly Reading<int> s_whole = static (ref PlainFields fields) => fields.CurrentWhole();
    private static readonly Reading<long> s_large = static (ref PlainFields fields) => fields.CurrentLarge();
    private static readonly Reading<double> s_number = static (ref PlainFields fields) => fields.CurrentNumber();

    private PlainFields _fields = new(line);

    /// <summary>The number at which the fields stand; null where it is null.</summary>
    private delegate T? Reading<T>(ref PlainFields fields)
        where T : struct;

    public RepeatedValues Values { get; } = values;

    /// <summary>Whether every field was as expected, and nothing follows.</summary>
    public bool IsWhole() => _fields.IsWhole();

    /// <summary>Goes into an object.</summary>
    public void Begin(ReadOnlySpan<byte> name) => _fields.Begin(name);

    /// <summary>Leaves the object: it has no more fields.</summary>
    public void End() => _fields.End();

    /// <summary>A field was null that may not be.</summary>
    public T NotPlain<T>()
    {
        _fields.Keep(false);
        return default!;
    }

    public string Text(ReadOnlySpan<byte> name) => _fields.Text(name);

    /// <summary>A text that other launches have too; null where it is null.</summary>
    public string? SharedText(ReadOnlySpan<byte> name)
    {
        string? text = null;
        var before = _fields;
        var json = _fields.Raw(name);
        if (_fields.IsNull || Values.Texts.TryGet(json, out text))
        {
            return text;
        }

        // Met for the first time: whether it is a text at all is still to be seen.
        _fields = before;
        text = _fields.TextOrNull(name);
        if (_fields.Keep(true))
        {
            Values.Texts.Keep(json, text);
        }

        return text;
    }

    /// <summary>A value that an earlier line said in the same bytes; null where it is null.</summary>
    public T? SharedOrNull<T>(ReadOnlySpan<byte> name, ValuesByBytes<T> known)
        where T : class
    {
        var json = _fields.Raw(name);
        T? value = null;
        _fields.Keep(_fields.IsNull || known.TryGet(json, out value));
        return value;
    }

    /// <summary>The same of what is never null.</summary>
    public T Shared<T>(ReadOnlySpan<byte> name, ValuesByBytes<T> known)
    {
        _fields.Keep(known.TryGet(_fields.Raw(name), out var value));
        return value!;
    }

    /// <summary>Null, which is what launches mostly have there.</summary>
    public T? Null<T>(ReadOnlySpan<byte> name)
        where T : class
    {
        _fields.Keep(_fields.Raw(name).SequenceEqual("null"u8));
        return null;
    }

    /// <summary>The empty list, likewise.</summary>
    public IReadOnlyList<string> EmptyTexts(ReadOnlySpan<byte> name)
    {
        _fields.Keep(_fields.BeginList(name) && !_fields.NextElement());
        return [];
    }

    public bool? FlagOrNull(ReadOnlySpan<byte> name) => _fields.FlagOrNull(name);

    public DateTimeOffset Moment(ReadOnlySpan<byte> name) => _fields.Moment(name);

    public int Whole(ReadOnlySpan<byte> name) => WholeOrNull(name) ?? NotPlain<int>();

    public int? WholeOrNull(ReadOnlySpan<byte> name)
    {
        _fields.Value(name);
        return Within(RangeOf(name), _fields.CurrentWhole());
    }

    public long? LargeOrNull(ReadOnlySpan<byte> name)
    {
        _fields.Value(name);
        return Within(RangeOf(name), _fields.CurrentLarge());
    }

    public double? NumberOrNull(ReadOnlySpan<byte> name)
    {
        _fields.Value(name);
        return Within(RangeOf(name), _fields.CurrentNumber());
    }

    public IReadOnlyList<int> Wholes(ReadOnlySpan<byte> name) => List(name, s_whole);

    public IReadOnlyList<double> Numbers(ReadOnlySpan<byte> name) => List(name, s_number);

    /// <param name="slices">How many the launch has.</param>
    public IReadOnlyList<double?>? NumberColumn(ReadOnlySpan<byte> name, int slices) => Column(name, slices, s_number);

    /// <param name="slices">As above.</param>
    public IReadOnlyList<long?>? LargeColumn(ReadOnlySpan<byte> name, int slices) => Column(name, slices, s_large);

    /// <param name="slices">As above.</param>
    public IReadOnlyList<int?>? WholeColumn(ReadOnlySpan<byte> name, int slices) => Column(name, slices, s_whole);

    private T[] List<T>(ReadOnlySpan<byte> name, Reading<T> reading)
        where T : struct, IConvertible
    {
        var range = RangeOf(name);
        List<T>? values = null;
        _fields.Keep(_fields.BeginList(name));
        while (_fields.NextElement())
        {
            (values ??= []).Add(Within(range, reading(ref _fields)) ?? NotPlain<T>());
        }

        return values is null ? [] : [.. values];
    }

    /// <returns>One value, or one a slice; null where the whole column is null.</returns>
    private T?[]? Column<T>(ReadOnlySpan<byte> name, int slices, Reading<T> reading)
        where T : struct, IConvertible
    {
        if (!_fields.BeginList(name) || !_fields.Keep(_fields.NextElement()))
        {
            return null;
        }

        var range = RangeOf(name);
        var first = Within(range, reading(ref _fields));
        if (!_fields.NextElement())
        {
            return [first];
        }

        var (values, count) = (new T?[Math.Max(1, slices)], 1);
        values[0] = first;
        do
        {
            if (!_fields.Keep(count < slices))
            {
                return null;
            }

            values[count++] = Within(range, reading(ref _fields));
        }
        while (_fields.NextElement());
        _fields.Keep(count == slices);
        return values;
    }

    private T? Within<T>(NumberRange range, T? number)
        where T : struct, IConvertible
    {
        _fields.Keep(number is not { } known || range.Contains(known.ToDouble(null)));
        return number;
    }

    private static NumberRange RangeOf(ReadOnlySpan<byte> name) => s_ranges.GetAlternateLookup<ReadOnlySpan<byte>>()[name];
}
