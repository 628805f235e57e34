using System.Reflection;
using ActionPlans.Data;
using ActionPlans.Data.Dialect;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ActionPlans.Tests.Kit;

/// <summary>
/// Whether SQL Server would understand a statement, asked of its parser, and whether its tables and columns are those of db/sqlserver. Where no server is at
/// hand, every statement that the tests send to another one is looked at like this before it goes out.
/// </summary>
internal sealed class TransactSqlCheck
{
    private static readonly Lazy<TransactSqlCheck> One = new(() => new TransactSqlCheck());

    private readonly SqlServerDialect dialect = new();
    private readonly Dictionary<string, HashSet<string>> tables = new(StringComparer.OrdinalIgnoreCase);

    private TransactSqlCheck()
    {
        foreach (var script in Scripts())
        {
            foreach (var statement in dialect.Statements(script))
                Parse(statement).Accept(new Schema(tables));
        }

        Parse(dialect.Journal).Accept(new Schema(tables));
    }

    /// <summary>The schema's tables with their columns.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Tables => One.Value.tables;

    /// <summary>Throws when it is not understood.</summary>
    public static void Look(string sql) => One.Value.Check(sql);

    private void Check(string sql)
    {
        var names = new Names();
        var said = dialect.Translate(sql);
        Parse(said).Accept(names);
        foreach (var table in names.Tables.Where(table => !tables.ContainsKey(table) && !names.Made.Contains(table) && table[0] != '#'))
            throw new AssertionException($"SQL Server has no table {table}:\n{said}");
        foreach (var (path, column) in names.Columns)
        {
            if (!IsKnown(names, path, column))
                throw new AssertionException($"SQL Server has no column {(path is null ? "" : path + ".")}{column}:\n{said}");
        }
    }

    private bool IsKnown(Names names, string? path, string column)
    {
        var meant = path is null ? names.Tables : names.Aliases.GetValueOrDefault(path) ?? [path];
        return names.Made.Contains(column) || meant.Any(table => !tables.TryGetValue(table, out var columns) ? table[0] == '#' || (path is not null && names.Made.Contains(table)) : columns.Contains(column));
    }

    private static TSqlFragment Parse(string sql)
    {
        var parsed = new TSql130Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0 ? parsed : throw new AssertionException($"SQL Server would not understand it (line {errors[0].Line}: {errors[0].Message}):\n{sql}");
    }

    private static IEnumerable<string> Scripts()
    {
        var product = typeof(Database).Assembly;
        foreach (var name in product.GetManifestResourceNames().Where(name => name.StartsWith("db/sqlserver/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(product.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private sealed class Schema(Dictionary<string, HashSet<string>> tables) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node) =>
            tables[node.SchemaObjectName.BaseIdentifier.Value] = new(node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value), StringComparer.OrdinalIgnoreCase);

        public override void Visit(AlterTableAddTableElementStatement node) =>
            tables[node.SchemaObjectName.BaseIdentifier.Value].UnionWith(node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value));

        public override void Visit(DropTableStatement node) => tables.Remove(node.Objects[0].BaseIdentifier.Value);
    }

    /// <summary>What a statement names, and what it makes a name for.</summary>
    private sealed class Names : TSqlFragmentVisitor
    {
        public HashSet<string> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

        public HashSet<string> Made { get; } = new(["inserted", "deleted", "value"], StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, HashSet<string>> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<(string? Path, string Column)> Columns { get; } = [];

        public override void Visit(NamedTableReference node)
        {
            var table = node.SchemaObject.BaseIdentifier.Value;
            Tables.Add(table);
            var alias = node.Alias?.Value ?? table;
            if (!Aliases.TryGetValue(alias, out var meant))
                Aliases.Add(alias, meant = new(StringComparer.OrdinalIgnoreCase));
            meant.Add(table);
        }

        public override void Visit(QueryDerivedTable node)
        {
            Made.Add(node.Alias.Value);
            Aliases.TryAdd(node.Alias.Value, [node.Alias.Value]);
        }

        public override void Visit(CommonTableExpression node)
        {
            Made.Add(node.ExpressionName.Value);
            Made.UnionWith(node.Columns.Select(column => column.Value));
        }

        public override void Visit(SelectScalarExpression node)
        {
            if (node.ColumnName is { } name)
                Made.Add(name.Value);
        }

        public override void Visit(CreateTableStatement node) => Made.UnionWith(node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value));

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier?.Identifiers is { } parts)
                Columns.Add((parts.Count > 1 ? parts[^2].Value : null, parts[^1].Value));
        }
    }
}
