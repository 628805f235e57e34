using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;

namespace ActionPlans.Accounts;

/// <summary>Whom a secret belongs to.</summary>
/// <param name="Id">Of the token: what is counted and limited by.</param>
public sealed record TokenGrant(long Id, long PersonId, IReadOnlyList<string> Scopes);

/// <summary>Knows a secret again. Only its hash is kept; it is 256 random bits, so that a fast hash without salt is enough.</summary>
public sealed class AccessTokens(Database database, TimeProvider clock)
{
    // Told to the owner to the hour: a write for every request of a program would buy nothing.
    private static readonly TimeSpan Precision = TimeSpan.FromHours(1);

    /// <returns>Null when there is none, it was revoked or has expired, or its owner has left.</returns>
    public TokenGrant? Find(string kind, string secret)
    {
        var now = clock.GetUtcNow();
        Row? row;
        using (var work = database.BeginReading())
        {
            row = work.QueryFirst<Row>(
                """
                SELECT t.Id, a.PersonId, t.Scopes, t.LastUsedAt
                FROM AccessToken t
                JOIN Account a ON a.Id = t.AccountId
                JOIN Person p ON p.Id = a.PersonId
                WHERE t.Sha256 = @hash AND t.Kind = @kind AND t.RevokedAt IS NULL AND (t.ExpiresAt IS NULL OR t.ExpiresAt > @now)
                  AND (p.LeftOn IS NULL OR p.LeftOn > @today)
                """,
                new { hash = Hash(secret), kind, now, today = LondonTime.Today(now) });
        }

        if (row is null)
            return null;
        if (row.LastUsedAt is null || now - row.LastUsedAt >= Precision)
        {
            using var work = database.Begin();
            work.Execute("UPDATE AccessToken SET LastUsedAt = @now WHERE Id = @Id", new { now, row.Id });
            work.Commit();
        }

        return new TokenGrant(row.Id, row.PersonId, row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    internal static string NewSecret() => "ap_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    [method: ExplicitConstructor]
    private sealed record Row(long Id, long PersonId, string Scopes, DateTimeOffset? LastUsedAt);
}
