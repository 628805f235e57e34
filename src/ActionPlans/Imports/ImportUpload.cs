using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>A confirmed upload becomes a report. When that is refused, it can be corrected and confirmed again.</summary>
public sealed record ImportUpload(long Id, string By) : IRequest<Decision>;

internal sealed class ImportUploadHandler(Database database, OwnUploads uploads, IMediator mediator) : IRequestHandler<ImportUpload, Decision>
{
    public async Task<Decision> Handle(ImportUpload request, CancellationToken cancellationToken)
    {
        var (row, content) = Load(request.Id);
        if (row is not { State: "confirmed", ReceivedOn: { } received })
            return Decision.Ignored("It is not confirmed.");
        try
        {
            var imported = await mediator.Send(new ImportReport(row.FileName, content!, received, request.By, row.Corrections is null ? null : row.Corrected), cancellationToken);
            Store("UPDATE Upload SET State = 'imported', ReportId = @ReportId, Content = NULL, Text = NULL, Corrections = NULL WHERE Id = @Id", new { imported.ReportId, request.Id });
            return Decision.Accepted;
        }
        catch (Exception refused) when (refused is RefusedException or ReportRefusedException)
        {
            // What follows a colon is about the command line.
            var problem = refused.Message.Split(": 'actionplans", 2) is [var said, _] ? $"{said}." : refused.Message;
            Store("UPDATE Upload SET State = 'checked', Problem = @problem WHERE Id = @Id", new { problem, request.Id });
            return Decision.Refused(problem);
        }
    }

    private (UploadRow Row, byte[]? Content) Load(long id)
    {
        using var work = database.BeginReading();
        var row = uploads.Get(work, id);
        return (row, work.Scalar<byte[]>("SELECT Content FROM Upload WHERE Id = @Id", new { row.Id }));
    }

    private void Store(string sql, object parameters)
    {
        using var work = database.Begin();
        work.Execute(sql, parameters);
        work.Commit();
    }
}
