using System.Data;
using System.Globalization;
using Dapper;

namespace ActionPlans.Data;

/// <summary>
/// How instants and dates are stored: instants as UTC milliseconds since 1970, dates as 'yyyy-MM-dd'. Handlers are
/// process-wide in Dapper, so they are registered in this one place.
/// </summary>
internal static class TypeHandlers
{
    private static readonly Lock Gate = new();
    private static bool registered;

    public static void Register()
    {
        lock (Gate)
        {
            if (registered)
                return;

            // Dapper ignores a handler when writing a type of its own map: DateTimeOffset would be sent as text, and every comparison be wrong.
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.RemoveTypeMap(typeof(DateOnly?));
            SqlMapper.AddTypeHandler(typeof(DateTimeOffset), new InstantHandler());
            SqlMapper.AddTypeHandler(typeof(DateOnly), new DateHandler());
            registered = true;
        }
    }

    /// <summary>The same for statements that do not go through Dapper.</summary>
    public static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value,
    };

    public static DateTimeOffset Instant(long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);

    public static DateOnly Date(string stored) => DateOnly.ParseExact(stored, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Says the type also of what is null: a server has to know it.</summary>
    private sealed class InstantHandler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value) => (parameter.DbType, parameter.Value) = (DbType.Int64, ToStored(value));

        public object Parse(Type destinationType, object value) => Instant(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    private sealed class DateHandler : SqlMapper.ITypeHandler
    {
        public void SetValue(IDbDataParameter parameter, object value) => (parameter.DbType, parameter.Value) = (DbType.String, ToStored(value));

        public object Parse(Type destinationType, object value) => Date((string)value);
    }
}
