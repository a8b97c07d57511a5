using System.Text;
using System.Text.Json;

namespace GilBench.Protocol;

/// <summary>
/// Reads the fields of one JSON object in the order in which they are written, without the serializer (<see cref="JsonLine"/>). It only
/// knows whether the line is plain: whether every field that was asked for was the next one and of its kind. What is wrong with any other
/// line is the serializer's to say.
/// </summary>
internal ref struct PlainFields
{
    private readonly ReadOnlySpan<byte> _line;
    private Utf8JsonReader _json;
    private bool _isPlain = true;
    private bool _isClosed;

    /// <param name="line">Such as another process has written; anything.</param>
    public PlainFields(string line)
        : this(Encoding.UTF8.GetBytes(line))
    {
    }

    /// <param name="line">The same in UTF-8.</param>
    public PlainFields(ReadOnlySpan<byte> line)
    {
        _line = line;
        _json = new Utf8JsonReader(line);
        Next(JsonTokenType.StartObject);
    }

    /// <summary>Whether the value at which it stands is null.</summary>
    public readonly bool IsNull => _json.TokenType == JsonTokenType.Null;

    /// <summary>Whether the line is plain and ends here.</summary>
    public bool IsWhole()
    {
        if (!_isClosed)
        {
            End();
        }

        return _isPlain && !Next() && _isPlain;
    }

    public string Text(ReadOnlySpan<byte> name)
    {
        var text = TextOrNull(name);
        Keep(text is not null);
        return text ?? "";
    }

    public string? TextOrNull(ReadOnlySpan<byte> name)
    {
        Value(name);
        return IsNull || !Keep(_json.TokenType == JsonTokenType.String) ? null : CurrentText();
    }

    public int Whole(ReadOnlySpan<byte> name)
    {
        Value(name);
        var number = CurrentWhole();
        Keep(number is not null);
        return number ?? 0;
    }

    public double Number(ReadOnlySpan<byte> name)
    {
        var number = NumberOrNull(name);
        Keep(number is not null);
        return number ?? 0;
    }

    public double? NumberOrNull(ReadOnlySpan<byte> name)
    {
        Value(name);
        return CurrentNumber();
    }

    public bool Flag(ReadOnlySpan<byte> name)
    {
        var flag = FlagOrNull(name);
        Keep(flag is not null);
        return flag == true;
    }

    public bool? FlagOrNull(ReadOnlySpan<byte> name)
    {
        Value(name);
        return IsNull || !Keep(_json.TokenType is JsonTokenType.True or JsonTokenType.False) ? null : _json.TokenType == JsonTokenType.True;
    }

    /// <summary>A time of day with its date and offset.</summary>
    public DateTimeOffset Moment(ReadOnlySpan<byte> name)
    {
        var moment = default(DateTimeOffset);
        Value(name);
        Keep(_json.TokenType == JsonTokenType.String && _json.TryGetDateTimeOffset(out moment));
        return moment;
    }

    /// <summary>A value of any kind, as it stands in the line; null is one too.</summary>
    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> name)
    {
        Value(name);
        var begin = (int)_json.TokenStartIndex;
        Skip();
        return _isPlain ? _line[begin..(int)_json.BytesConsumed] : [];
    }

    /// <summary>An object of single values; one with objects or lists in it is not plain.</summary>
    public Dictionary<string, JsonElement> Values(ReadOnlySpan<byte> name)
    {
        Dictionary<string, JsonElement> values = [];
        Begin(name);
        while (Next() && _json.TokenType != JsonTokenType.EndObject)
        {
            var key = CurrentText();
            Next();
            if (Keep(_json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)))
            {
                Keep(values.TryAdd(key, JsonElement.ParseValue(ref _json)));
            }
        }

        return values;
    }

    /// <summary>Goes into an object.</summary>
    public void Begin(ReadOnlySpan<byte> name)
    {
        Value(name);
        Keep(_json.TokenType == JsonTokenType.StartObject);
    }

    /// <summary>Goes into a list.</summary>
    /// <returns>False where it is null.</returns>
    public bool BeginList(ReadOnlySpan<byte> name)
    {
        Value(name);
        return !IsNull && Keep(_json.TokenType == JsonTokenType.StartArray);
    }

    /// <summary>Goes on to the list's next element.</summary>
    /// <returns>False at its end.</returns>
    public bool NextElement() => Next() && _json.TokenType != JsonTokenType.EndArray;

    /// <summary>The number at which it stands.</summary>
    public double? CurrentNumber()
    {
        var number = 0.0;
        return IsNull || !Keep(_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out number)) ? null : number;
    }

    /// <summary>Likewise.</summary>
    public int? CurrentWhole()
    {
        var number = 0;
        return IsNull || !Keep(_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out number)) ? null : number;
    }

    /// <summary>Likewise.</summary>
    public long? CurrentLarge()
    {
        var number = 0L;
        return IsNull || !Keep(_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out number)) ? null : number;
    }

    /// <summary>The line stays plain only where this is so.</summary>
    /// <returns>Whether it still is.</returns>
    public bool Keep(bool asExpected) => _isPlain = _isPlain && asExpected;

    /// <summary>Goes into an object that may be missing at the end of the line's.</summary>
    /// <returns>Whether it is there.</returns>
    public bool BeginLast(ReadOnlySpan<byte> name)
    {
        Next();
        _isClosed = _json.TokenType == JsonTokenType.EndObject;
        return !_isClosed && Keep(_json.TokenType == JsonTokenType.PropertyName) && IsNamed(name)
            && Next(JsonTokenType.StartObject);
    }

    /// <summary>Leaves the object: it has no more fields.</summary>
    public void End() => Next(JsonTokenType.EndObject);

    /// <summary>Goes on to the value of the next field, which must have that name.</summary>
    public void Value(ReadOnlySpan<byte> name)
    {
        if (Next(JsonTokenType.PropertyName) && IsNamed(name))
        {
            Next();
        }
    }

    private bool IsNamed(ReadOnlySpan<byte> name)
    {
        try
        {
            return Keep(_json.ValueTextEquals(name));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no text.
            return _isPlain = false;
        }
    }

    private string CurrentText()
    {
        try
        {
            return _json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            _isPlain = false;
            return "";
        }
    }

    private bool Next(JsonTokenType type) => Next() && Keep(_json.TokenType == type);

    private bool Next()
    {
        try
        {
            return _isPlain && _json.Read();
        }
        catch (JsonException)
        {
            return _isPlain = false;
        }
    }

    private void Skip()
    {
        try
        {
            _json.Skip();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            _isPlain = false;
        }
    }
}
