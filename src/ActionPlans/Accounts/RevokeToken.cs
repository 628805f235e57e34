using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Accounts;

/// <summary>From now on nobody gets in with it. Another's is not found.</summary>
public sealed record RevokeToken(long Id) : IRequest<Decision>;

internal sealed class RevokeTokenHandler(Database database, CurrentViewer current, TimeProvider clock) : RequestHandler<RevokeToken, Decision>
{
    protected override Decision Handle(RevokeToken request)
    {
        using var work = database.Begin();
        var account = OwnAccount.Of(work, current.Viewer);
        if (work.Scalar<long>("SELECT count(*) FROM AccessToken WHERE Id = @Id AND AccountId = @account", new { request.Id, account }) == 0)
            throw new NotFoundException("token");
        work.Execute("UPDATE AccessToken SET RevokedAt = @now WHERE Id = @Id AND RevokedAt IS NULL", new { now = clock.GetUtcNow(), request.Id });
        work.Commit();
        return Decision.Accepted;
    }
}
