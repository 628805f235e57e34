using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>The viewer has checked the reading and its deadlines: the worker imports it, also when this process ends first.</summary>
public sealed record ConfirmUpload(long Id) : IRequest<Decision>;

internal sealed class ConfirmUploadHandler(Database database, OwnUploads uploads, ConfirmedUploads confirmed) : RequestHandler<ConfirmUpload, Decision>
{
    protected override Decision Handle(ConfirmUpload request)
    {
        using var work = database.Begin();
        var row = uploads.Get(work, request.Id);
        if (row.State != "checked")
            return Decision.Accepted; // a second click
        if (row.ReceivedOn is null)
            return Decision.Refused("Give the day on which the report was received: the deadlines count from it.");
        work.Execute("UPDATE Upload SET State = 'confirmed', Problem = NULL WHERE Id = @Id", new { row.Id });
        work.Commit();
        confirmed.Ring();
        return Decision.Accepted;
    }
}
