using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>The day on which the uploaded report reached the body that has to answer, Europe/London; the deadlines follow from it.</summary>
public sealed record DateUpload(long Id, DateOnly ReceivedOn) : IRequest<Decision>;

internal sealed class DateUploadHandler(Database database, OwnUploads uploads, DeadlinePolicy policy, WorkingDays calendar, TimeProvider clock) : RequestHandler<DateUpload, Decision>
{
    protected override Decision Handle(DateUpload request)
    {
        if (request.ReceivedOn > LondonTime.Today(clock.GetUtcNow()))
            return Decision.Refused($"{Say.Day(request.ReceivedOn)} is still to come: give the day on which the report was received.");
        using var work = database.Begin();
        var row = uploads.GetOpen(work, request.Id);
        // Refuses a day that contradicts the report's own.
        _ = UploadDeadlines.Of(row.Corrected.ApplyTo(ReportReader.Read(row.ReadText())), request.ReceivedOn, policy, calendar).Count();
        work.Execute("UPDATE Upload SET ReceivedOn = @ReceivedOn, Problem = NULL WHERE Id = @Id", new { request.ReceivedOn, row.Id });
        work.Commit();
        return Decision.Accepted;
    }
}
