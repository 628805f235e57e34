using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Evidence;

/// <summary>A piece of evidence as it was handed in, byte for byte.</summary>
public sealed record OpenEvidence(SubjectId Evidence) : IRequest<EvidenceContent>;

/// <param name="FileName">Null for a statement.</param>
/// <param name="MediaType">Null for pieces from before types were looked at.</param>
/// <param name="Sha256">Lower-case hex of <paramref name="Content"/>.</param>
/// <param name="Content">Knows its length, and is fetched from the database as it is read: whoever begins to read it disposes of it.</param>
public sealed record EvidenceContent(string? FileName, string? MediaType, string Sha256, Stream Content);

internal sealed class OpenEvidenceHandler(Database database) : RequestHandler<OpenEvidence, EvidenceContent>
{
    protected override EvidenceContent Handle(OpenEvidence request)
    {
        using var work = database.BeginReading();
        var row = work.QueryFirst<Row>("SELECT FileName, MediaType, Sha256, Size FROM Evidence WHERE Id = @Number", new { request.Evidence.Number })
            ?? throw new RefusedException($"there is no evidence {request.Evidence}: 'actionplans show R…' lists a recommendation's evidence");
        return new EvidenceContent(row.FileName, row.MediaType, row.Sha256, new StoredBytes(database, "Evidence", "Content", request.Evidence.Number, row.Size));
    }

    [method: ExplicitConstructor]
    private sealed record Row(string? FileName, string? MediaType, string Sha256, long Size);
}
