using System.Data;
using System.Data.Common;

namespace GilBench.History;

/// <summary>A connection to a database, with what differs from one to the other; statements are the same.</summary>
internal abstract class HistoryDatabase(DbConnection connection, string place) : IDisposable
{
    protected DbConnection Connection => connection;

    /// <summary>Where it is, without a password.</summary>
    public string Place => place;

    /// <param name="create">Whether a file is made where there is none.</param>
    public abstract void Open(bool create);

    /// <summary>Whether a history was begun there; refuses a database of another program.</summary>
    public abstract bool HoldsHistory();

    /// <summary>A transaction that no other one writes beside.</summary>
    public abstract DbTransaction Begin();

    /// <summary>Called in the transaction that makes the first table.</summary>
    public abstract void Prepare();

    /// <summary>A statement of <see cref="Migrations"/> in the database's own words.</summary>
    public abstract string InOwnWords(string definition);

    /// <summary>Carries out; what the database refuses becomes one sentence.</summary>
    /// <exception cref="HistoryException">It was refused.</exception>
    public T Guarded<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DbException refused)
        {
            throw Explain(refused);
        }
    }

    /// <returns>How many rows were changed.</returns>
    public int Execute(string sql, params IReadOnlyList<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null where there is none.</summary>
    public object? Scalar(string sql, params IReadOnlyList<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Rows as they are asked for.</summary>
    public IEnumerable<T> Query<T>(string sql, Func<DbDataReader, T> read, params IReadOnlyList<object?> values)
    {
        using var command = Command(sql, values);
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
        {
            yield return read(reader);
        }
    }

    public void Dispose() => connection.Dispose();

    protected abstract HistoryException Explain(DbException refused);

    /// <param name="values">Of the parameters @p0, @p1 and so on.</param>
    private DbCommand Command(string sql, IReadOnlyList<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"@p{i}");
            // A null has no type of its own, and PostgreSQL would take it for a text.
            parameter.DbType = values[i] switch
            {
                long => DbType.Int64,
                int => DbType.Int32,
                double or NoNumber => DbType.Double,
                _ => DbType.String,
            };
            parameter.Value = values[i] is null or NoNumber ? DBNull.Value : values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>The null of a column of numbers.</summary>
internal sealed class NoNumber
{
    public static readonly NoNumber Value = new();

    /// <summary>A number that may be unknown, as a parameter.</summary>
    public static object Or(double? number) => number is { } known ? known : Value;
}
