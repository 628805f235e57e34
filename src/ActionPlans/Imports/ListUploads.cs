using ActionPlans.Data;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>What the viewer uploaded and has not imported, newest first.</summary>
public sealed record ListUploads : IRequest<IReadOnlyList<WaitingUpload>>;

/// <param name="IsConfirmed">It is being imported.</param>
public sealed record WaitingUpload(long Id, string FileName, DateTimeOffset UploadedAt, bool IsConfirmed);

internal sealed class ListUploadsHandler(Database database, OwnUploads uploads) : RequestHandler<ListUploads, IReadOnlyList<WaitingUpload>>
{
    protected override IReadOnlyList<WaitingUpload> Handle(ListUploads request)
    {
        using var work = database.BeginReading();
        return [.. uploads.Open(work).Select(row => new WaitingUpload(row.Id, row.FileName, row.UploadedAt, row.State == "confirmed"))];
    }
}
