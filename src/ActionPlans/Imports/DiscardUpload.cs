using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>The viewer does not want to import it after all.</summary>
public sealed record DiscardUpload(long Id) : IRequest<Decision>;

internal sealed class DiscardUploadHandler(Database database, OwnUploads uploads) : RequestHandler<DiscardUpload, Decision>
{
    protected override Decision Handle(DiscardUpload request)
    {
        using var work = database.Begin();
        work.Execute("DELETE FROM Upload WHERE Id = @Id", new { uploads.GetOpen(work, request.Id).Id });
        work.Commit();
        return Decision.Accepted;
    }
}
