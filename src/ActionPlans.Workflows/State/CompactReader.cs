using System.Buffers.Binary;
using System.Text;

namespace ActionPlans.Workflows;

/// <summary>Reads what <see cref="CompactWriter"/> wrote; anything else throws <see cref="FormatException"/>.</summary>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 64;

    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool IsAtEnd => rest.IsEmpty;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() != 0;

    public int Number()
    {
        ulong value = Unsigned();
        return value <= int.MaxValue ? (int)value : throw Damaged();
    }

    /// <summary>How many items follow. Each takes at least one byte, so a damaged count can't ask for more memory than there is data.</summary>
    public int Count()
    {
        int count = Number();
        return count <= rest.Length ? count : throw Damaged();
    }

    public long Signed()
    {
        ulong value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public string? Text()
    {
        int bytes = Number();
        return bytes == 0 ? null : Encoding.UTF8.GetString(Take(bytes - 1));
    }

    public DateTimeOffset Instant()
    {
        const int MaxOffset = 14 * 60;
        long ticks = Fixed(), minutes = Signed(), local = ticks + Math.Clamp(minutes, -MaxOffset, MaxOffset) * TimeSpan.TicksPerMinute;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || minutes is < -MaxOffset or > MaxOffset || local < 0 || local > DateTime.MaxValue.Ticks)
            throw Damaged();
        return new DateTimeOffset(local, TimeSpan.FromMinutes(minutes));
    }

    public object? Value(int depth = 0)
    {
        if (depth > MaxDepth)
            throw Damaged();
        switch ((ValueTag)Byte())
        {
            case ValueTag.Null: return null;
            case ValueTag.False: return false;
            case ValueTag.True: return true;
            case ValueTag.Int32: return (int)Signed();
            case ValueTag.Int64: return Signed();
            case ValueTag.Double: return BitConverter.Int64BitsToDouble(Fixed());
            case ValueTag.Decimal: return Decimal();
            case ValueTag.Text: return Text();
            case ValueTag.Instant: return Instant();
            case ValueTag.Span: return TimeSpan.FromTicks(Signed());
            case ValueTag.Guid: return new Guid(Take(16));
            case ValueTag.List:
                int count = Count();
                var list = new List<object?>(count);
                for (int i = 0; i < count; i++)
                    list.Add(Value(depth + 1));
                return list;
            case ValueTag.Map: return Map(depth + 1);
            default: throw Damaged();
        }
    }

    public Dictionary<string, object?> Map(int depth = 0)
    {
        int count = Count();
        var map = new Dictionary<string, object?>(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = Text() ?? throw Damaged();
            map[name] = Value(depth);
        }
        return map;
    }

    public static FormatException Damaged() => new("The stored state is damaged, or of another definition");

    private decimal Decimal()
    {
        int low = (int)Signed(), middle = (int)Signed(), high = (int)Signed(), flags = (int)Signed();
        int scale = (flags >> 16) & 0xFF;
        return scale <= 28 ? new decimal(low, middle, high, flags < 0, (byte)scale) : throw Damaged();
    }

    private ulong Unsigned()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
        throw Damaged();
    }

    private long Fixed() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw Damaged();
        ReadOnlySpan<byte> taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
