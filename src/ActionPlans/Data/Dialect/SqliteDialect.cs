using Microsoft.Data.Sqlite;

namespace ActionPlans.Data.Dialect;

/// <summary>SQLite, whose form statements are written in. One writer at a time: nothing has to be locked.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const int Busy = 5;
    private const int Locked = 6;

    public override string Folder => "sqlite";

    public override string Name => "SQLite";

    public override string Journal => "CREATE TABLE Migration (Name TEXT PRIMARY KEY, AppliedAt INTEGER NOT NULL) WITHOUT ROWID";

    public override string Columns => "SELECT name FROM pragma_table_info(@table)";

    public override bool IsPassing(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override string? Explain(Exception failure) => null;
}
