using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace ActionPlans.Data.Dialect;

/// <summary>Lists that Dapper spread over more parameters than SQL Server takes travel as one text in JSON.</summary>
internal static partial class LongLists
{
    private const int Long = 100;

    public static void Pack(SqlCommand command) => command.CommandText = Spread.Replace(command.CommandText, list =>
    {
        var names = list.Groups["name"].Captures.Select(name => name.Value).ToList();
        if (names.Count < Long)
            return list.Value;

        var values = names.ConvertAll(name => Take(command, name));
        var packed = names[0] + "_all";
        command.Parameters.Add(packed, SqlDbType.NVarChar, -1).Value = JsonSerializer.Serialize(values);
        var type = values[0] is string ? "NVARCHAR(400)" : "BIGINT";
        return string.Create(CultureInfo.InvariantCulture, $"(SELECT CAST(value AS {type}) FROM OPENJSON({packed}))");
    });

    private static object Take(SqlCommand command, string name)
    {
        var parameter = command.Parameters[command.Parameters.IndexOf(name) is var at and >= 0 ? at : command.Parameters.IndexOf(name[1..])];
        command.Parameters.Remove(parameter);
        return parameter.Value;
    }

    [GeneratedRegex(@"\((?<name>@\w+)(?:\s*,\s*(?<name>@\w+))+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Spread { get; }
}
