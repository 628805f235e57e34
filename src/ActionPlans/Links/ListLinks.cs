using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Links;

/// <summary>Recommendations of two reports of one inspection that ask for the same, or may.</summary>
/// <param name="State">proposed, confirmed or rejected; null for all.</param>
public sealed record ListLinks(string? State) : IRequest<IReadOnlyList<LinkDetails>>;

internal sealed class ListLinksHandler(Database database) : RequestHandler<ListLinks, IReadOnlyList<LinkDetails>>
{
    protected override IReadOnlyList<LinkDetails> Handle(ListLinks request)
    {
        using var work = database.Begin();
        return LinkStore.All(work, request.State);
    }
}
