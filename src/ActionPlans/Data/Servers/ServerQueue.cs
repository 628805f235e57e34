using System.Data.Common;
using ActionPlans.Data.Dialect;

namespace ActionPlans.Data.Servers;

/// <summary>What a transaction has to write and nobody waits for.</summary>
internal sealed class ServerQueue(ServerDialect dialect, DbConnection connection, DbTransaction transaction)
{
    /// <summary>Enough to save journeys, little enough for a message.</summary>
    private const int Most = 2_000;

    /// <summary>In characters and bytes: files travel a few at a time.</summary>
    private const int MostSize = 8_000_000;

    private readonly List<QueuedRow> rows = [];
    private long size;

    public void Add(QueuedRow row)
    {
        rows.Add(row);
        foreach (var value in row.Values)
            size += value switch { string text => text.Length, byte[] bytes => bytes.Length, _ => 0 };
        if (rows.Count >= Most || size >= MostSize)
            Send();
    }

    public void Send()
    {
        if (rows.Count == 0)
            return;
        dialect.Send(connection, transaction, rows);
        rows.Clear();
        size = 0;
    }
}
