using System.Text;

namespace ActionPlans.Data.Dialect;

/// <summary>
/// Puts a statement into Transact-SQL. What it has no words for is refused rather than guessed. Kept to what /db/README.md lists as tried: no MERGE, no
/// LEAST, no IS DISTINCT FROM.
/// </summary>
internal static class TransactSql
{
    private const string NoCase = "Latin1_General_100_CI_AS";

    public static string From(SqlTokens words)
    {
        TemporaryTables(words);
        var recursive = words.Find("RECURSIVE");
        if (recursive >= 0)
            words.Replace(recursive, words.Next(recursive), "");

        for (var at = words.Count - 1; at >= 0; at--)
            Word(words, at);
        Limits(words);
        var returned = Returning(words);
        var text = OnConflict(words) ?? returned;
        return recursive >= 0 ? text + "\nOPTION (MAXRECURSION 0)" : text; // a chain may be longer than the hundred that it stops at by itself
    }

    private static void Word(SqlTokens words, int at)
    {
        switch (words[at].ToUpperInvariant())
        {
            case "BY" when !(words.Is(words.Previous(at), "ORDER") || words.Is(words.Previous(at), "GROUP") || words.Is(words.Previous(at), "PARTITION")):
                words[at] = "[By]";
                break;
            case "PLAN":
                words[at] = "[Plan]";
                break;
            case "||":
                Concatenate(words, at);
                break;
            case "SUBSTR":
                if (words.Arguments(words.Next(at)).Count == 2)
                    words.Insert(words.Closing(words.Next(at)), ", 4000");
                words[at] = "substring";
                break;
            case "LENGTH" when words.Is(words.Next(at), "("):
                words[at] = "datalength";
                break;
            case "GROUP_CONCAT":
                throw new FormatException($"SQL Server 2016 has no words for group_concat, put the rows together where they are read: {words}");
            case "CAST":
                Cast(words, at);
                break;
            case "LIKE" when !words.IsLiteral(words.Next(at)):
                words[at] = $"COLLATE {NoCase} LIKE";
                break;
            case "NOCASE":
                words[at] = NoCase;
                break;
            case "BINARY" when words.Is(words.Previous(at), "COLLATE"):
                words[at] = "Latin1_General_100_BIN2";
                break;
            case "X" when words.IsLiteral(at + 1):
                words.Replace(at, at + 2, "0x" + words[at + 1].Trim('\''));
                break;
            case "JSON_EACH":
                words[at] = "OPENJSON";
                break;
            case "JSON_EXTRACT":
                words[at] = "JSON_VALUE";
                break;
            case "NULLS" when words.Is(words.Next(at), "LAST"):
                NullsLast(words, at);
                break;
            case "IS" when words.IsParameter(words.Next(at)):
                SameOrBothNull(words, at);
                break;
            case "(" when words.Is(words.Next(at), "SELECT") && words.IsParameter(words.Next(words.Next(at))) && words.Are(words.Next(words.Next(words.Next(at))), "WHERE", "1", "=", "0"):
                words.Replace(at, words.Closing(at) + 1, "(NULL)"); // Dapper's empty list
                break;
        }
    }

    private static void TemporaryTables(SqlTokens words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words.Is(at, "temp") && words.Is(at + 1, "."))
                words.Replace(at, at + 2, "#");
        }

        for (var at = words.Find("TEMP"); at >= 0; at = words.Find("TEMP", at + 1))
        {
            var name = words.Next(words.Next(at));
            words.Replace(at, name, "TABLE #");
            var open = words.Find("(", at);
            for (var inside = open; inside < words.Closing(open); inside++)
            {
                if (words.Is(inside, "INTEGER"))
                    words[inside] = "BIGINT";
                else if (words.Is(inside, "TEXT"))
                    words[inside] = "NVARCHAR(400) COLLATE Latin1_General_100_BIN2";
            }

            if (words.Next(words.Closing(open)) is var after && words.Are(after, "WITHOUT", "ROWID"))
                words.Replace(after, words.Next(after) + 1, "");
        }
    }

    /// <summary>Only text can be put together, and numbers are not text by themselves.</summary>
    private static void Concatenate(SqlTokens words, int at)
    {
        var after = words.Next(at);
        if (IsNumber(words, EndOfPath(words, after)))
            words.Replace(after, EndOfPath(words, after) + 1, $"CAST({words.Text(after, EndOfPath(words, after) + 1)} AS NVARCHAR(20))");
        words[at] = "+";
        var before = words.Previous(at);
        if (IsNumber(words, before))
        {
            var start = words.StartOfPath(before);
            words.Replace(start, before + 1, $"CAST({words.Text(start, before + 1)} AS NVARCHAR(20))");
        }
    }

    private static int EndOfPath(SqlTokens words, int first)
    {
        while (words.Is(first + 1, ".") && words.IsName(first + 2))
            first += 2;
        return first;
    }

    private static bool IsNumber(SqlTokens words, int at) =>
        words.IsName(at) && (words[at].EndsWith("Id", StringComparison.Ordinal) || words[at].EndsWith("At", StringComparison.Ordinal) || words[at] is "Number" or "Version");

    private static void Cast(SqlTokens words, int at)
    {
        var type = words.Previous(words.Closing(words.Next(at)));
        if (words.Is(type, "INTEGER"))
        {
            words[at] = "TRY_CAST"; // the number of a subject; null where there is none
            words[type] = "BIGINT";
        }
        else if (words.Is(type, "TEXT"))
        {
            words[type] = "NVARCHAR(400)";
        }
    }

    /// <summary>By itself it puts them first.</summary>
    private static void NullsLast(SqlTokens words, int at)
    {
        var start = words.StartOfPath(words.Previous(at));
        var column = words.Text(start, at);
        words.Replace(start, words.Next(at) + 1, $"CASE WHEN {column} IS NULL THEN 1 ELSE 0 END, {column}");
    }

    private static void SameOrBothNull(SqlTokens words, int at)
    {
        var parameter = words.Next(at);
        var start = words.StartOfPath(words.Previous(at));
        var column = words.Text(start, at);
        words.Replace(start, parameter + 1, $"({column} = {words[parameter]} OR ({column} IS NULL AND {words[parameter]} IS NULL))");
    }

    private static void Limits(SqlTokens words)
    {
        for (var at = words.Find("LIMIT"); at >= 0; at = words.Find("LIMIT", at + 1))
        {
            if (!IsOrdered(words, at))
                throw new FormatException($"LIMIT needs an ORDER BY: {words}");
            var end = EndOfTerm(words, at + 1);
            var limit = words.Text(at + 1, end);
            var offset = "0";
            if (words.Is(end, "OFFSET"))
            {
                var last = EndOfTerm(words, end + 1);
                offset = words.Text(end + 1, last);
                end = last;
            }

            words.Replace(at, end, $"OFFSET {offset} ROWS FETCH NEXT {limit} ROWS ONLY\n");
        }
    }

    private static int EndOfTerm(SqlTokens words, int at)
    {
        while (at < words.Count && words[at] is not (")" or ";") && !words.Is(at, "OFFSET"))
            at++;
        return at;
    }

    private static bool IsOrdered(SqlTokens words, int at)
    {
        var depth = 0;
        for (at--; at >= 0; at--)
        {
            if (words[at] == ")")
                depth++;
            else if (words[at] == "(" && --depth < 0)
                return false;
            else if (depth == 0 && words.Is(at, "ORDER"))
                return true;
        }

        return false;
    }

    /// <summary>UPDATE … WHERE … RETURNING a → UPDATE … OUTPUT inserted.a WHERE …</summary>
    private static string Returning(SqlTokens words)
    {
        var returning = words.Find("RETURNING");
        if (returning < 0)
            return words.ToString();
        var columns = words.Text(returning + 1, words.Count).Split(',').Select(column => "inserted." + column.Trim());
        words.Replace(returning, words.Count, "");
        words.Insert(words.Find("WHERE"), $"OUTPUT {string.Join(", ", columns)}\n");
        return words.ToString();
    }

    /// <summary>INSERT … VALUES … ON CONFLICT (keys) DO NOTHING, or DO UPDATE SET … WHERE ….</summary>
    private static string? OnConflict(SqlTokens words)
    {
        var conflict = words.Find("CONFLICT");
        if (conflict < 0)
            return null;
        var table = words.Next(words.Find("INTO"));
        var columns = List(words, words.Next(table));
        var given = words.Find("VALUES");
        if (given < 0)
            throw new FormatException($"ON CONFLICT is understood after VALUES only: {words}");
        var values = List(words, words.Next(given));
        var keys = List(words, words.Next(conflict));
        var then = words.Find("DO", conflict);
        var same = string.Join(" AND ", keys.Select(key => $"{words[table]}.{key} = {Given(key)}"));
        var insert = $"INSERT INTO {words[table]} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} WHERE NOT EXISTS (SELECT 1 FROM {words[table]} WHERE {same})";
        if (words.Is(words.Next(then), "NOTHING"))
            return insert;

        for (var at = words.Find("excluded", then); at >= 0; at = words.Find("excluded", then))
            words.Replace(at, at + 3, Given(words[at + 2]));
        var set = words.Find("SET", then);
        var where = words.Find("WHERE", set);
        var update = new StringBuilder($"UPDATE {words[table]} SET {words.Text(set + 1, where < 0 ? words.Count : where)} WHERE {same}");
        if (where >= 0)
            update.Append(" AND ").Append(words.Text(where + 1, words.Count));
        return $"{update};\n{insert}";

        string Given(string column) => values[columns.FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase))];
    }

    private static List<string> List(SqlTokens words, int open) => [.. words.Arguments(open).Select(one => words.Text(one.From, one.Until))];
}
