using SQLitePCL;

namespace ActionPlans.Data;

/// <summary>The rows of a <see cref="BulkStatement"/>. Nothing can be read before the first <see cref="Read"/>, and nothing after the last.</summary>
internal readonly struct BulkRows(BulkStatement owner, sqlite3_stmt statement) : IDisposable
{
    /// <returns>False when there are no more.</returns>
    public bool Read() => owner.Step();

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>As it is stored: null, <see cref="long"/>, <see cref="double"/>, text or bytes.</summary>
    public object? Value(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => Number(column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        raw.SQLITE_TEXT => Text(column),
        _ => Bytes(column),
    };

    public void Dispose() => raw.sqlite3_reset(statement);
}
