using System.Collections.Concurrent;
using System.Globalization;
using ActionPlans.Data.Servers;
using Npgsql;
using NpgsqlTypes;

namespace ActionPlans.Data.Dialect;

/// <summary>
/// One statement of PostgreSQL for many rows of values: they travel as an array for each column. The server then plans once, and looks at the rows as it
/// would at a table's.
/// </summary>
internal static class ManyRows
{
    private static readonly ConcurrentDictionary<(string Said, string Types), string?> Texts = new();

    /// <returns>Null when the statement cannot be said for many rows: they have to go one by one.</returns>
    public static NpgsqlBatchCommand? Of(ReadOnlySpan<QueuedRow> rows)
    {
        var statement = rows[0].Statement;
        var columns = new object[statement.Names.Length];
        var types = new char[columns.Length];
        for (var i = 0; i < columns.Length; i++)
            (columns[i], types[i]) = Column(rows, i);

        if (Texts.GetOrAdd((statement.Said, new string(types)), static key => Text(key.Said, key.Types)) is not { } text)
            return null;

        var command = new NpgsqlBatchCommand(text);
        for (var i = 0; i < columns.Length; i++)
        {
            if (types[i] != Null)
                command.Parameters.Add(new NpgsqlParameter { Value = columns[i], NpgsqlDbType = NpgsqlDbType.Array | TypeOf(types[i]) });
        }

        return command;
    }

    private const char Null = '0';

    private static (object Values, char Type) Column(ReadOnlySpan<QueuedRow> rows, int column)
    {
        var values = new object[rows.Length];
        object? sample = null;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = PostgreSqlDialect.Stored(rows[i].Values[column]);
            sample ??= values[i] is DBNull ? null : values[i];
        }

        return sample switch
        {
            null => (values, Null), // nobody knows its type, and nobody has to
            long => (Array.ConvertAll(values, value => value as long?), 'b'),
            string => (Array.ConvertAll(values, value => value as string), 't'),
            double => (Array.ConvertAll(values, value => value as double?), 'd'),
            _ => (Array.ConvertAll(values, value => value as byte[]), 'y'),
        };
    }

    private static NpgsqlDbType TypeOf(char type) => type switch
    {
        'b' => NpgsqlDbType.Bigint,
        't' => NpgsqlDbType.Text,
        'd' => NpgsqlDbType.Double,
        _ => NpgsqlDbType.Bytea,
    };

    private static string? Text(string said, string types)
    {
        var words = new SqlTokens(said);
        var arrays = new List<string>();
        var names = new List<string>();
        for (var i = 0; i < types.Length; i++)
        {
            if (types[i] == Null)
                continue;
            names.Add(Name(i));
            arrays.Add(string.Create(CultureInfo.InvariantCulture, $"${names.Count}"));
        }

        var source = $"FROM unnest({string.Join(", ", arrays)}) AS given ({string.Join(", ", names)})";
        var first = words.Next(-1);
        var isInsert = words.Is(first, "INSERT");
        var place = words.Find(isInsert ? "VALUES" : "WHERE");
        if (place < 0 || names.Count == 0 || !(isInsert || words.Is(first, "UPDATE") || words.Is(first, "DELETE")))
            return null;

        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] != "$")
                continue;
            var number = int.Parse(words[at + 1], CultureInfo.InvariantCulture) - 1;
            words.Replace(at, at + 2, types[number] == Null ? "NULL" : "given." + Name(number));
        }

        if (isInsert)
        {
            var open = words.Next(place);
            var close = words.Closing(open);
            (words[place], words[open], words[close]) = ("SELECT", "", " " + source);
        }
        else
        {
            words[place] = $"{(words.Is(first, "DELETE") ? source.Replace("FROM", "USING", StringComparison.Ordinal) : source)} WHERE";
        }

        return words.ToString();
    }

    private static string Name(int column) => string.Create(CultureInfo.InvariantCulture, $"v{column + 1}");
}
