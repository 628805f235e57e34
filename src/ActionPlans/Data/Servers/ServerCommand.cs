using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using ActionPlans.Data.Dialect;

namespace ActionPlans.Data.Servers;

/// <summary>A command that is put into the server's own words when it is sent.</summary>
internal sealed class ServerCommand(DbCommand command, ServerConnection owner) : DbCommand
{
    private string text = "";

    private ServerDialect Dialect => owner.Dialect;

    [AllowNull]
    public override string CommandText
    {
        get => text;
        set => text = value ?? "";
    }

    public override int CommandTimeout
    {
        get => command.CommandTimeout;
        set => command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => _ = value; // Dapper takes a statement of one word for a procedure, and there are none
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource
    {
        get => command.UpdatedRowSource;
        set => command.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => owner;
        set => throw new NotSupportedException("a command stays with the connection that made it");
    }

    protected override DbTransaction? DbTransaction
    {
        get => command.Transaction;
        set => command.Transaction = value;
    }

    protected override DbParameterCollection DbParameterCollection => command.Parameters;

    protected override DbParameter CreateDbParameter() => command.CreateParameter();

    public override void Prepare() => Say().Prepare();

    public override void Cancel() => command.Cancel();

    public override int ExecuteNonQuery() => Say().ExecuteNonQuery();

    public override object? ExecuteScalar() => Say().ExecuteScalar() is { } value ? ServerReader.Widen(value) : null;

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new ServerReader(Say().ExecuteReader(behavior));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            command.Dispose();
        base.Dispose(disposing);
    }

    private DbCommand Say()
    {
        command.CommandText = Dialect.Say(text);
        Dialect.Finish(command);
        return command;
    }
}
