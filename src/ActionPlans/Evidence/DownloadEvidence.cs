using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>A piece of evidence as it was handed in, byte for byte.</summary>
public sealed record DownloadEvidence(SubjectId Evidence) : IRequest<EvidenceFile>;

/// <param name="FileName">For a statement a name that says so.</param>
/// <param name="Sha256">Lower-case hex of its bytes.</param>
[method: ExplicitConstructor]
public sealed record EvidenceFile(string FileName, string MediaType, byte[] Content, string Sha256);

internal sealed class DownloadEvidenceHandler(Database database) : RequestHandler<DownloadEvidence, EvidenceFile>
{
    protected override EvidenceFile Handle(DownloadEvidence request)
    {
        using var work = database.BeginReading();
        return work.QueryFirst<EvidenceFile>(
            """
            SELECT coalesce(FileName, 'statement-E' || Id || '.txt') AS FileName,
                   CASE WHEN FileName IS NULL THEN 'text/plain' ELSE coalesce(MediaType, 'application/octet-stream') END AS MediaType, Content, Sha256
            FROM Evidence
            WHERE Id = @Number
            """,
            new { request.Evidence.Number }) ?? throw new NotFoundException($"evidence {request.Evidence}");
    }
}
