using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using ActionPlans.Data.Dialect;

namespace ActionPlans.Data.Servers;

/// <summary>A connection to a server that is spoken to as to SQLite.</summary>
internal sealed class ServerConnection(DbConnection connection, ServerDialect dialect) : DbConnection
{
    public ServerDialect Dialect => dialect;

    /// <summary>The driver's own, for what has no words in common.</summary>
    public DbConnection Own => connection;

    [AllowNull]
    public override string ConnectionString
    {
        get => connection.ConnectionString;
        set => connection.ConnectionString = value;
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    public override void ChangeDatabase(string databaseName) => connection.ChangeDatabase(databaseName);

    public override void Open() => connection.Open();

    public override void Close() => connection.Close();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connection.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new ServerCommand(connection.CreateCommand(), this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            connection.Dispose();
        base.Dispose(disposing);
    }
}
