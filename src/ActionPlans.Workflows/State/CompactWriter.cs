using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ActionPlans.Workflows;

/// <summary>Writes small numbers in one byte, text as UTF-8 with its length, and values with a leading kind.</summary>
internal ref struct CompactWriter
{
    private byte[] buffer;
    private int length;

    public CompactWriter()
    {
        buffer = ArrayPool<byte>.Shared.Rent(512);
        length = 0;
    }

    public byte[] Finish()
    {
        byte[] result = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    public void Byte(byte value)
    {
        Reserve(1);
        buffer[length++] = value;
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number that is not negative.</summary>
    public void Number(int value) => Unsigned((uint)value);

    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }
        int bytes = Encoding.UTF8.GetByteCount(value);
        Number(bytes + 1);
        Reserve(bytes);
        length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(length));
    }

    /// <summary>To the tick, with its offset in minutes.</summary>
    public void Instant(DateTimeOffset value)
    {
        Fixed(value.UtcTicks);
        Signed(value.TotalOffsetMinutes);
    }

    public void Value(object? value)
    {
        switch (value)
        {
            case null: Byte((byte)ValueTag.Null); break;
            case false: Byte((byte)ValueTag.False); break;
            case true: Byte((byte)ValueTag.True); break;
            case int number: Byte((byte)ValueTag.Int32); Signed(number); break;
            case long number: Byte((byte)ValueTag.Int64); Signed(number); break;
            case double number: Byte((byte)ValueTag.Double); Fixed(BitConverter.DoubleToInt64Bits(number)); break;
            case decimal number: Byte((byte)ValueTag.Decimal); Decimal(number); break;
            case string text: Byte((byte)ValueTag.Text); Text(text); break;
            case DateTimeOffset instant: Byte((byte)ValueTag.Instant); Instant(instant); break;
            case TimeSpan span: Byte((byte)ValueTag.Span); Signed(span.Ticks); break;
            case Guid guid: Byte((byte)ValueTag.Guid); Reserve(16); guid.TryWriteBytes(buffer.AsSpan(length)); length += 16; break;
            case List<object?> list:
                Byte((byte)ValueTag.List);
                Number(list.Count);
                foreach (object? item in list)
                    Value(item);
                break;
            case Dictionary<string, object?> map:
                Byte((byte)ValueTag.Map);
                Map(map);
                break;
            default: throw new InvalidOperationException($"A value of type {value.GetType().Name} can't be stored");
        }
    }

    public void Map(Dictionary<string, object?> map)
    {
        Number(map.Count);
        foreach ((string name, object? item) in map)
        {
            Text(name);
            Value(item);
        }
    }

    private void Decimal(decimal value)
    {
        foreach (int part in decimal.GetBits(value))
            Signed(part);
    }

    private void Unsigned(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            buffer[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        buffer[length++] = (byte)value;
    }

    private void Fixed(long value)
    {
        Reserve(8);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(length), value);
        length += 8;
    }

    private void Reserve(int more)
    {
        if (length + more <= buffer.Length)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

/// <summary>Leads a stored value. The numbers are stored: never change one.</summary>
internal enum ValueTag : byte
{
    Null = 0,
    False = 1,
    True = 2,
    Int32 = 3,
    Int64 = 4,
    Double = 5,
    Decimal = 6,
    Text = 7,
    Instant = 8,
    Span = 9,
    Guid = 10,
    List = 11,
    Map = 12,
}
