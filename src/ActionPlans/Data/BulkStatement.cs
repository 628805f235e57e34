using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace ActionPlans.Data;

/// <summary>
/// A prepared statement for the runtime's batches. Dapper prepares a statement anew for every row, which costs more than the
/// row itself where tens of thousands a second are wanted.
/// </summary>
internal sealed class BulkStatement : IDisposable
{
    private readonly SqliteCommand command;
    private readonly SqliteParameter[] parameters;

    public BulkStatement(SqliteConnection connection, SqliteTransaction transaction, string sql, string[] names)
    {
        command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        parameters = Array.ConvertAll(names, name => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + name, Value = DBNull.Value }));
        command.Prepare();
    }

    /// <returns>How many rows it changed.</returns>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteReader();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < parameters.Length; i++)
            parameters[i].Value = TypeHandlers.ToStored(values[i]);
    }

    public void Dispose() => command.Dispose();
}
