using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;

namespace ActionPlans.Audit;

/// <summary>One entry as it is hashed.</summary>
/// <param name="At">UTC milliseconds since 1970, as stored.</param>
internal readonly record struct ChainedEntry(
    long Id, string Subject, long At, string Kind, string By, string Text, string? Why, string? Before, string? After);

/// <summary>
/// Chains the entries of the timeline: each carries the SHA-256 of the one before it and of its own fields, so that nothing can be changed,
/// taken out or put in between without every later hash being wrong.
/// </summary>
internal static class AuditChain
{
    public const string Columns = "Id, Subject, At, Kind, By, Text, Why, Before, After, Hash";

    /// <summary>What the first entry follows.</summary>
    public static byte[] Genesis { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of the last entry. Read inside the transaction that writes the next one: SQLite has one writer at a time.</summary>
    public static byte[] Head(UnitOfWork work)
    {
        if (work.AuditHead is { } known)
            return known;
        using var last = work.Bulk("SELECT Hash FROM TimelineEntry ORDER BY Id DESC LIMIT 1").Read();
        return last.Read() ? last.Bytes(0) : Genesis;
    }

    /// <summary>
    /// The hash of <paramref name="entry"/> after <paramref name="previous"/>. Every text has its length before it (-1: null), so that no two
    /// entries share a form. The form is a contract: changing it breaks every chain.
    /// </summary>
    public static byte[] Hash(ReadOnlySpan<byte> previous, in ChainedEntry entry)
    {
        ReadOnlySpan<string?> texts = [entry.Subject, entry.Kind, entry.By, entry.Text, entry.Why, entry.Before, entry.After];
        var most = previous.Length + (2 * sizeof(long)) + (texts.Length * sizeof(int));
        foreach (var text in texts)
            most += Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0);

        var buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            previous.CopyTo(buffer);
            var length = previous.Length;
            BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(length), entry.Id);
            BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(length + sizeof(long)), entry.At);
            length += 2 * sizeof(long);
            foreach (var text in texts)
            {
                var bytes = text is null ? -1 : Encoding.UTF8.GetBytes(text, buffer.AsSpan(length + sizeof(int)));
                BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(length), bytes);
                length += sizeof(int) + Math.Max(bytes, 0);
            }

            return SHA256.HashData(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    /// <param name="hash">Null: the row has none.</param>
    public static ChainedEntry Read(BulkRows row, out byte[]? hash)
    {
        hash = row.IsNull(9) ? null : row.Bytes(9);
        return new ChainedEntry(
            row.Number(0), row.Text(1), row.Number(2), row.Text(3), row.Text(4), row.Text(5), row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8));
    }

    /// <summary>Chains entries from before the chain was introduced. They are what they are on that day; from then on they cannot change unseen.</summary>
    public static void Seal(UnitOfWork work)
    {
        var previous = Genesis;
        var sealedBy = new List<(long Id, byte[] Hash)>();
        using (var rows = work.Bulk($"SELECT {Columns} FROM TimelineEntry ORDER BY Id").Read())
        {
            while (rows.Read())
                sealedBy.Add((rows.Number(0), previous = Hash(previous, Read(rows, out _))));
        }

        foreach (var (id, hash) in sealedBy)
            work.Bulk("UPDATE TimelineEntry SET Hash = @hash WHERE Id = @id", "hash", "id").Queue(hash, id);
    }
}
