using System.Globalization;

namespace ActionPlans.Data;

/// <summary>Rows of one database into another of the same migrations, whatever kind each is.</summary>
internal static class RowCopy
{
    /// <param name="where">Which rows; may use the parameter @moment.</param>
    /// <param name="value">What goes into a column; the column's name for what stands there. May use @moment.</param>
    /// <param name="moment">Null when neither uses it.</param>
    public static void Run(UnitOfWork source, UnitOfWork target, string table, string where, Func<string, string> value, DateTimeOffset? moment)
    {
        var columns = target.Columns(table);
        var names = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"p{i}")).ToArray();
        var insert = target.Bulk($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names.Select(name => "@" + name))})", names);
        var select = $"SELECT {string.Join(", ", columns.Select(value))} FROM {table} WHERE {where}";
        var usesMoment = select.Contains("@moment", StringComparison.Ordinal);
        using var rows = source.Bulk(select, usesMoment ? ["moment"] : []).Read(usesMoment ? [moment] : []);
        var values = new object?[columns.Count];
        while (rows.Read())
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = rows.Value(i);
            insert.Queue(values);
        }
    }
}
