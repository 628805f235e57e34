using System.Globalization;

namespace ActionPlans.Data;

/// <summary>Rows of one database into another of the same migrations, whatever kind each is.</summary>
internal static class RowCopy
{
    /// <param name="where">Which rows; may use the parameter @moment.</param>
    /// <param name="value">What goes into a column; the column's name for what stands there. May use @moment.</param>
    /// <param name="moment">Null when neither uses it.</param>
    /// <param name="seen">Is shown the values of each row, which are its own only until it returns; null when nobody looks.</param>
    public static void Run(
        UnitOfWork source, UnitOfWork target, string table, string where, Func<string, string> value, DateTimeOffset? moment, Action<object?[]>? seen = null)
    {
        var columns = target.Columns(table);
        var names = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"p{i}")).ToArray();
        var insert = target.Bulk($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names.Select(name => "@" + name))})", names);
        var select = $"SELECT {string.Join(", ", columns.Select(value))} FROM {table} WHERE {where}";
        var usesMoment = select.Contains("@moment", StringComparison.Ordinal);
        Each(source.Bulk(select, usesMoment ? ["moment"] : []).Stream(usesMoment ? [moment] : []), columns.Count, values =>
        {
            insert.Queue(values);
            seen?.Invoke(values);
        });
    }

    /// <summary>Shows the values of every row of a table, in the order of the columns and one row after the other.</summary>
    public static void Read(UnitOfWork work, string table, Action<object?[]> seen)
    {
        var columns = work.Columns(table);
        Each(work.Bulk($"SELECT {string.Join(", ", columns)} FROM {table}").Stream(), columns.Count, seen);
    }

    private static void Each(BulkRows stream, int columns, Action<object?[]> seen)
    {
        using var rows = stream;
        var values = new object?[columns];
        while (rows.Read())
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = rows.Value(i);
            seen(values);
        }
    }
}
