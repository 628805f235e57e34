using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Accounts;

/// <summary>A secret for the viewer's own account. A new address of a calendar takes the place of the one before.</summary>
/// <param name="Kind">One of <see cref="TokenKind"/>.</param>
/// <param name="Name">By which the owner knows it again.</param>
/// <param name="Scopes">Of <see cref="TokenScope"/>.</param>
/// <param name="ValidDays">From now, 1 to 366; null, for a calendar only: until it is revoked.</param>
public sealed record IssueToken(string Kind, string Name, IReadOnlyList<string> Scopes, int? ValidDays) : IRequest<IssuedToken>;

/// <param name="Secret">Told this once; only its hash is kept.</param>
public sealed record IssuedToken(long Id, string Secret);

internal sealed class IssueTokenHandler(Database database, CurrentViewer current, TimeProvider clock) : RequestHandler<IssueToken, IssuedToken>
{
    private const int LongestName = 100;
    private const int MostAtATime = 20;

    protected override IssuedToken Handle(IssueToken request)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            throw new RefusedException($"Give it a name of 1 to {LongestName} characters, so that you know it again");
        if (request.Scopes.Count == 0 || request.Scopes.Any(scope => scope is not (TokenScope.Read or TokenScope.Write)))
            throw new RefusedException("Choose what it may be used for: read, or read and write");
        if (request.ValidDays is < 1 or > 366 || (request.ValidDays is null && request.Kind != TokenKind.Calendar))
            throw new RefusedException("Choose how long it may be used: 1 to 366 days");

        var now = clock.GetUtcNow();
        using var work = database.Begin();
        var account = OwnAccount.Of(work, current.Viewer);
        if (request.Kind == TokenKind.Calendar)
            work.Execute("UPDATE AccessToken SET RevokedAt = @now WHERE AccountId = @account AND Kind = @Kind AND RevokedAt IS NULL", new { now, account, request.Kind });
        if (work.Scalar<long>("SELECT count(*) FROM AccessToken WHERE AccountId = @account AND RevokedAt IS NULL AND (ExpiresAt IS NULL OR ExpiresAt > @now)", new { account, now }) >= MostAtATime)
            throw new RefusedException($"You have {MostAtATime} already: revoke one that is no longer used");

        var secret = AccessTokens.NewSecret();
        var id = work.NextId("AccessToken");
        work.Execute(
            """
            INSERT INTO AccessToken (Id, AccountId, Kind, Name, Sha256, Scopes, CreatedAt, ExpiresAt)
            VALUES (@id, @account, @Kind, @name, @hash, @scopes, @now, @expires)
            """,
            new
            {
                id, account, request.Kind, name, hash = AccessTokens.Hash(secret), scopes = string.Join(' ', request.Scopes.Distinct().Order(StringComparer.Ordinal)), now,
                expires = request.ValidDays is { } days ? now.AddDays(days) : (DateTimeOffset?)null,
            });
        work.Commit();
        return new IssuedToken(id, secret);
    }
}
