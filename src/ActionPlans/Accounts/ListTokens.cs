using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Accounts;

/// <summary>The viewer's own tokens that can be used, the newest first.</summary>
/// <param name="Kind">One of <see cref="TokenKind"/>.</param>
public sealed record ListTokens(string Kind) : IRequest<IReadOnlyList<TokenSummary>>;

/// <param name="Scopes">read, or "read write".</param>
/// <param name="ExpiresAt">Null: until it is revoked.</param>
/// <param name="LastUsedAt">To the hour; null when never.</param>
[method: ExplicitConstructor]
public sealed record TokenSummary(long Id, string Name, string Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

internal sealed class ListTokensHandler(Database database, CurrentViewer current, TimeProvider clock) : RequestHandler<ListTokens, IReadOnlyList<TokenSummary>>
{
    protected override IReadOnlyList<TokenSummary> Handle(ListTokens request)
    {
        using var work = database.BeginReading();
        return work.Query<TokenSummary>(
            """
            SELECT Id, Name, Scopes, CreatedAt, ExpiresAt, LastUsedAt
            FROM AccessToken
            WHERE AccountId = @account AND Kind = @Kind AND RevokedAt IS NULL AND (ExpiresAt IS NULL OR ExpiresAt > @now)
            ORDER BY Id DESC
            """,
            new { account = OwnAccount.Of(work, current.Viewer), request.Kind, now = clock.GetUtcNow() });
    }
}
