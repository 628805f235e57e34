using System.Data.Common;
using ActionPlans.Data.Dialect;

namespace ActionPlans.Data.Servers;

/// <summary>What a transaction has to write and nobody waits for.</summary>
internal sealed class ServerQueue(ServerDialect dialect, DbConnection connection, DbTransaction transaction)
{
    /// <summary>Enough to save journeys, little enough for a message.</summary>
    private const int Most = 2_000;

    private readonly List<QueuedRow> rows = [];

    public void Add(QueuedRow row)
    {
        rows.Add(row);
        if (rows.Count >= Most)
            Send();
    }

    public void Send()
    {
        if (rows.Count == 0)
            return;
        dialect.Send(connection, transaction, rows);
        rows.Clear();
    }
}
