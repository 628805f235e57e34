using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>What the viewer puts right in the reading of an upload; it takes the place of what they put right before.</summary>
public sealed record CorrectUpload(long Id, Corrections Corrections) : IRequest<Decision>
{
    /// <summary>In characters, as JSON.</summary>
    public const int Longest = 1_000_000;
}

internal sealed class CorrectUploadHandler(Database database, OwnUploads uploads) : RequestHandler<CorrectUpload, Decision>
{
    protected override Decision Handle(CorrectUpload request)
    {
        var json = request.Corrections.ToJson();
        if (json.Length > CorrectUpload.Longest)
            return Decision.Refused("There are more corrections than a report has text: put the file itself right and upload it again.");
        using var work = database.Begin();
        var row = uploads.GetOpen(work, request.Id);
        try
        {
            request.Corrections.ApplyTo(ReportReader.Read(row.ReadText()));
        }
        catch (ReportRefusedException refused)
        {
            return Decision.Refused(refused.Message);
        }

        work.Execute("UPDATE Upload SET Corrections = @json, Problem = NULL WHERE Id = @Id", new { json, row.Id });
        work.Commit();
        return Decision.Accepted;
    }
}
