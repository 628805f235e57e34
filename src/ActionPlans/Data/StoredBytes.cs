using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Data;

/// <summary>
/// The bytes that one row holds, fetched as they are read: there is never more than a piece of them in memory. From the first read until it is disposed
/// it has a connection of its own; before that it holds nothing. For rows that are never changed, because it sees another moment than whoever found the row.
/// </summary>
/// <param name="id">The row's Id.</param>
/// <param name="length">How many bytes there are, as the row says.</param>
internal sealed class StoredBytes(Database database, string table, string column, long id, long length) : Stream
{
    private DbConnection? connection;
    private DbCommand? command;
    private DbDataReader? reader;
    private Stream? bytes;
    private long position;
    private bool isDisposed;

    public override bool CanRead => !isDisposed;

    /// <summary>It only goes from the beginning to the end; but who sends it says how long it will be only where this is true.</summary>
    public override bool CanSeek => !isDisposed;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(Span<byte> buffer) => Counted(Opened().Read(buffer), buffer.Length);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await Opened().ReadAsync(buffer, cancellationToken), buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("what is fetched as it is read goes from the beginning to the end");

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            isDisposed = true;
            // Inside out, and the connection goes back also where it broke and the rest says so.
            using (connection)
            using (command)
            using (reader)
                bytes?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Where the server goes away, PostgreSQL's driver gives an end: half a file must not look like a whole one.</summary>
    private int Counted(int count, int asked)
    {
        if (count == 0 && asked > 0 && position < length)
            throw new EndOfStreamException($"{table} {id} ended after {position} of {length} bytes");
        position += count;
        return count;
    }

    private Stream Opened()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (bytes is not null)
            return bytes;
        connection ??= database.OpenForReading();
        // A statement would have the whole column in SQLite's memory before the first byte could be read from it.
        if (connection is SqliteConnection file)
            return bytes = new SqliteBlob(file, table, column, id, readOnly: true);

        command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM {table} WHERE Id = @id";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("id", id);
        command.Parameters.Add(parameter);
        reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        return reader.Read() ? bytes = reader.GetStream(0) : throw new InvalidOperationException($"{table} {id} is gone since it was looked up");
    }
}
