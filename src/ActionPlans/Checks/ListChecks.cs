using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Checks;

/// <summary>The sustained checks that have not been decided, the nearest first.</summary>
public sealed record ListChecks : IRequest<IReadOnlyList<CheckDetails>>;

internal sealed class ListChecksHandler(Database database) : RequestHandler<ListChecks, IReadOnlyList<CheckDetails>>
{
    protected override IReadOnlyList<CheckDetails> Handle(ListChecks request)
    {
        using var work = database.Begin();
        return CheckStore.Due(work);
    }
}
