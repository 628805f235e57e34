using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Deadlines;

/// <summary>Deadlines that would be others by what is known now and wait for a decision, oldest first, a page at a time.</summary>
/// <param name="Page">From 1.</param>
public sealed record FindProposals(int Page = 1, int PageSize = 25) : IRequest<ProposalPage>;

public sealed record ProposalPage(IReadOnlyList<ProposalLine> Proposals, long Total, int Page, int PageSize)
{
    public int Pages => (int)Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <param name="Cause">receipt or calendar.</param>
[method: ExplicitConstructor]
public sealed record ProposalLine(long Id, string Subject, DateOnly? OldDue, DateOnly? NewDue, string Cause, string Why, DateTimeOffset ProposedAt, string ProposedBy);

internal sealed class FindProposalsHandler(Database database) : RequestHandler<FindProposals, ProposalPage>
{
    protected override ProposalPage Handle(FindProposals request)
    {
        using var work = database.BeginReading();
        var page = Math.Clamp(request.Page, 1, 100_000);
        return new ProposalPage(
            work.Query<ProposalLine>(
                """
                SELECT Id, Subject, OldDue, NewDue, Cause, Why, ProposedAt, ProposedBy
                FROM DeadlineProposal
                WHERE State = 'open'
                ORDER BY Id
                LIMIT @take OFFSET @skip
                """,
                new { take = request.PageSize, skip = (page - 1) * request.PageSize }),
            work.Scalar<long>("SELECT count(*) FROM DeadlineProposal WHERE State = 'open'"), page, request.PageSize);
    }
}
