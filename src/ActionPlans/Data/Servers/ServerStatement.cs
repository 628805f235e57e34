using System.Data.Common;
using ActionPlans.Data.Dialect;

namespace ActionPlans.Data.Servers;

/// <summary>
/// A statement that is run for many rows on a server. What nobody asks the outcome of waits, and is sent together with the rest before the next
/// question or the commit. Rows are fetched whole, unless they are streamed: a connection answers one question at a time, and who reads them asks others meanwhile.
/// </summary>
internal sealed class ServerStatement(ServerDialect dialect, ServerQueue queue, DbConnection connection, DbTransaction transaction, string sql, string[] names) : BulkStatement
{
    private readonly List<object?[]> rows = [];
    private DbCommand? command;
    private DbDataReader? stream;
    private int at = -1;
    private bool isRead;

    /// <summary>What is sent.</summary>
    public string Said => Command.CommandText;

    public string[] Names => names;

    private DbCommand Command => command ??= dialect.Prepare(connection, transaction, sql, names);

    public override int Run(params ReadOnlySpan<object?> values)
    {
        queue.Send();
        Bind(values);
        return Command.ExecuteNonQuery();
    }

    public override void Queue(params ReadOnlySpan<object?> values) => Queue(null, values);

    public override void QueueOne(long instance, params ReadOnlySpan<object?> values) => Queue(instance, values);

    public override BulkRows Read(params ReadOnlySpan<object?> values)
    {
        using var reader = Ask(values);
        while (reader.Read())
            rows.Add(RowOf(reader));
        return new BulkRows(this);
    }

    public override BulkRows Stream(params ReadOnlySpan<object?> values)
    {
        stream = Ask(values);
        rows.Add([]);
        return new BulkRows(this);
    }

    internal override bool Step()
    {
        if (stream is null)
            return ++at < rows.Count;
        if (!stream.Read())
            return false;
        rows[at = 0] = RowOf(stream);
        return true;
    }

    internal override void Reset()
    {
        stream?.Dispose();
        stream = null;
        isRead = false;
    }

    internal override bool IsNull(int column) => rows[at][column] is null;

    internal override long Number(int column) => (long)rows[at][column]!;

    internal override string? Text(int column) => (string?)rows[at][column];

    internal override byte[] Bytes(int column) => (byte[])rows[at][column]!;

    internal override object? Value(int column) => rows[at][column];

    public override void Dispose()
    {
        Reset();
        command?.Dispose();
    }

    private DbDataReader Ask(ReadOnlySpan<object?> values)
    {
        if (isRead)
            throw new InvalidOperationException($"the rows of this statement are still being read: {sql}");
        queue.Send();
        Bind(values);
        rows.Clear();
        at = -1;
        var reader = Command.ExecuteReader();
        isRead = true;
        return reader;
    }

    private static object?[] RowOf(DbDataReader reader)
    {
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : ServerReader.Widen(reader.GetValue(i));
        return row;
    }

    private void Queue(long? instance, ReadOnlySpan<object?> values)
    {
        Check(values);
        queue.Add(new QueuedRow(this, values.ToArray(), instance));
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        Check(values);
        for (var i = 0; i < values.Length; i++)
            dialect.Bind(Command.Parameters[i], values[i]);
    }

    private void Check(ReadOnlySpan<object?> values)
    {
        if (values.Length != names.Length)
            throw new ArgumentException($"{values.Length} values for {names.Length} parameters", nameof(values));
    }
}
