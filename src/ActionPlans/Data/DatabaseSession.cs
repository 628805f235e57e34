using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Data;

/// <summary>One connection for several transactions, one after the other. Its temporary tables are its own and go with it.</summary>
internal sealed class DatabaseSession : IDisposable
{
    private readonly DbConnection connection;

    /// <summary>On SQLite 64 MB of log between checkpoints: a long run writes the same pages of the indexes again and again, and each checkpoint copies them.</summary>
    public DatabaseSession(DbConnection connection)
    {
        this.connection = connection;
        if (connection is SqliteConnection)
            connection.Execute("PRAGMA temp_store = FILE; PRAGMA wal_autocheckpoint = 16000");
    }

    /// <summary>Statements outside of a transaction: for temporary tables.</summary>
    public void Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters);

    public UnitOfWork Begin() => new UnitOfWork(
        connection, connection is SqliteConnection ? connection.BeginTransaction() : connection.BeginTransaction(IsolationLevel.ReadCommitted), ownsConnection: false).Alone();

    /// <summary>The connection goes back to the pool, and is the next one's to use.</summary>
    public void Dispose()
    {
        if (connection is SqliteConnection)
            connection.Execute(Database.ShortWork);
        connection.Dispose();
    }
}
