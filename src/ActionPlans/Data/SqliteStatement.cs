using System.Text;
using ActionPlans.Runtime;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActionPlans.Data;

/// <summary>
/// Straight on SQLite. Dapper prepares anew for every row, and what ADO.NET does around a prepared statement still costs more than the row itself
/// where tens of thousands a second are wanted.
/// </summary>
internal sealed class SqliteStatement : BulkStatement
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;
    private byte[] text = new byte[256];

    /// <param name="names">Every parameter of <paramref name="sql"/>, without the @, in the order in which values are given.</param>
    public SqliteStatement(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
        places = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            places[i] = raw.sqlite3_bind_parameter_index(statement, "@" + names[i]);
            if (places[i] == 0)
                throw new ArgumentException($"the statement has no @{names[i]}: {sql}", nameof(names));
        }
    }

    public override int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        try
        {
            Step();
            return raw.sqlite3_changes(database);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public override void Queue(params ReadOnlySpan<object?> values) => Run(values);

    public override void QueueOne(long instance, params ReadOnlySpan<object?> values)
    {
        if (Run(values) != 1)
            throw new LostRaceException(instance);
    }

    /// <summary>The rows are read from the file as they are gone through.</summary>
    public override BulkRows Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return new BulkRows(this);
    }

    public override BulkRows Stream(params ReadOnlySpan<object?> values) => Read(values);

    internal override bool Step()
    {
        var outcome = raw.sqlite3_step(statement);
        if (outcome is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(outcome, database);
        return outcome == raw.SQLITE_ROW;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != places.Length)
            throw new ArgumentException($"{values.Length} values for {places.Length} parameters", nameof(values));
        for (var i = 0; i < places.Length; i++)
            // Also refuses a statement whose rows are still being read.
            SqliteException.ThrowExceptionForRC(Bind(places[i], TypeHandlers.ToStored(values[i])), database);
    }

    private int Bind(int place, object value) => value switch
    {
        string words => Bind(place, words),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool truth => raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        DBNull => raw.sqlite3_bind_null(statement, place),
        _ => throw new ArgumentException($"a {value.GetType().Name} cannot be stored", nameof(value)),
    };

    private int Bind(int place, string words)
    {
        if (words.Length == 0)
            return raw.sqlite3_bind_text(statement, place, words); // an empty span would be taken for null
        var most = Encoding.UTF8.GetMaxByteCount(words.Length);
        if (text.Length < most)
            text = new byte[most];
        return raw.sqlite3_bind_text(statement, place, text.AsSpan(0, Encoding.UTF8.GetBytes(words, text)));
    }

    internal override void Reset() => raw.sqlite3_reset(statement);

    internal override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal override long Number(int column) => raw.sqlite3_column_int64(statement, column);

    internal override string? Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    internal override byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    internal override object? Value(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => Number(column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        raw.SQLITE_TEXT => Text(column),
        _ => Bytes(column),
    };

    public override void Dispose() => statement.Dispose();
}
