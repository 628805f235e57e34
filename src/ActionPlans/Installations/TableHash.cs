using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ActionPlans.Installations;

/// <summary>
/// What a table holds, as one number: the sum of the SHA-256 of its rows. It is the same in whatever order rows come, because databases do not agree on the
/// order of text; that rows have keys, and so none comes twice, makes it as good as one over an order.
/// </summary>
internal sealed class TableHash : IDisposable
{
    private const byte Null = 0;
    private const byte Number = 1;
    private const byte Fraction = 2;
    private const byte Text = 3;
    private const byte Bytes = 4;

    private readonly IncrementalHash row = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private UInt128 high;
    private UInt128 low;

    public long Rows { get; private set; }

    /// <param name="values">As they are stored: null, <see cref="long"/>, <see cref="double"/>, text or bytes.</param>
    public void Add(object?[] values)
    {
        foreach (var value in values)
            Append(value);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        row.GetHashAndReset(hash);
        var addend = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
        low += addend;
        high += BinaryPrimitives.ReadUInt128BigEndian(hash) + (low < addend ? UInt128.One : UInt128.Zero);
        Rows++;
    }

    /// <summary>64 digits, lower-case hex.</summary>
    public override string ToString() => $"{high:x32}{low:x32}";

    public void Dispose() => row.Dispose();

    private void Append(object? value)
    {
        switch (value)
        {
            case null:
                Append(Null, 0);
                break;
            case long number:
                Append(Number, number);
                break;
            case double number:
                Append(Fraction, BitConverter.DoubleToInt64Bits(number));
                break;
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                Append(Text, utf8.Length);
                row.AppendData(utf8);
                break;
            case byte[] bytes:
                Append(Bytes, bytes.Length);
                row.AppendData(bytes);
                break;
            default:
                throw new ArgumentException($"a {value.GetType().Name} is not stored", nameof(value));
        }
    }

    /// <summary>What it is, and the number itself or the length of what follows: no two rows have one form.</summary>
    private void Append(byte kind, long number)
    {
        Span<byte> form = stackalloc byte[1 + sizeof(long)];
        form[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(form[1..], number);
        row.AppendData(form);
    }
}
