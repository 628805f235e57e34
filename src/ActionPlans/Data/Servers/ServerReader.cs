using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace ActionPlans.Data.Servers;

/// <summary>
/// A server's rows with the few types that SQLite has: every whole number is a <see cref="long"/>, also a count, a sum and a truth, so that one record
/// fits the rows of all databases.
/// </summary>
internal sealed class ServerReader(DbDataReader reader) : DbDataReader
{
    public static object Widen(object value) => value switch
    {
        int number => (long)number,
        short number => (long)number,
        byte number => (long)number,
        bool truth => truth ? 1L : 0L,
        decimal number => (long)number,
        float number => (double)number,
        _ => value,
    };

    public override Type GetFieldType(int ordinal)
    {
        var type = reader.GetFieldType(ordinal);
        return type == typeof(int) || type == typeof(short) || type == typeof(byte) || type == typeof(bool) || type == typeof(decimal) ? typeof(long)
            : type == typeof(float) ? typeof(double)
            : type;
    }

    public override object GetValue(int ordinal) => Widen(reader.GetValue(ordinal));

    public override T GetFieldValue<T>(int ordinal) => GetValue(ordinal) is T value ? value : reader.GetFieldValue<T>(ordinal);

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    public override long GetInt64(int ordinal) => Convert.ToInt64(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override int GetInt32(int ordinal) => Convert.ToInt32(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override short GetInt16(int ordinal) => Convert.ToInt16(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override byte GetByte(int ordinal) => Convert.ToByte(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override bool GetBoolean(int ordinal) => Convert.ToBoolean(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override decimal GetDecimal(int ordinal) => Convert.ToDecimal(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override double GetDouble(int ordinal) => Convert.ToDouble(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override float GetFloat(int ordinal) => Convert.ToSingle(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => reader.GetString(ordinal);

    public override char GetChar(int ordinal) => reader.GetChar(ordinal);

    public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

    public override DateTime GetDateTime(int ordinal) => reader.GetDateTime(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => reader.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => reader.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override Stream GetStream(int ordinal) => reader.GetStream(ordinal);

    public override string GetDataTypeName(int ordinal) => reader.GetDataTypeName(ordinal);

    public override string GetName(int ordinal) => reader.GetName(ordinal);

    public override int GetOrdinal(string name) => reader.GetOrdinal(name);

    public override bool IsDBNull(int ordinal) => reader.IsDBNull(ordinal);

    public override int Depth => reader.Depth;

    public override int FieldCount => reader.FieldCount;

    public override bool HasRows => reader.HasRows;

    public override bool IsClosed => reader.IsClosed;

    public override int RecordsAffected => reader.RecordsAffected;

    public override bool NextResult() => reader.NextResult();

    public override bool Read() => reader.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => reader.ReadAsync(cancellationToken);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override void Close() => reader.Close();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            reader.Dispose();
        base.Dispose(disposing);
    }
}
