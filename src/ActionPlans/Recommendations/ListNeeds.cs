using ActionPlans.Access;
using ActionPlans.Data;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>What somebody asked or sent back, and what nobody has answered yet, as far as the viewer may see it; the oldest first.</summary>
public sealed record ListNeeds(int Most = 10) : IRequest<IReadOnlyList<Need>>;

/// <param name="Kind">"extension-asked", "extension-countered" or "evidence-returned".</param>
/// <param name="By">Who asked, offered another date, or sent back.</param>
/// <param name="To">The date on the table; null for what was returned.</param>
public sealed record Need(SubjectId Id, string? Area, string Text, string Kind, string By, DateTimeOffset Since, DateOnly? To);

internal sealed class ListNeedsHandler(Database database, Viewers viewers) : RequestHandler<ListNeeds, IReadOnlyList<Need>>
{
    protected override IReadOnlyList<Need> Handle(ListNeeds request)
    {
        using var work = database.BeginReading();
        var scope = viewers.Scope(work);
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.AddDynamicParams(new { request.Most });
        return [.. work.Query<Row>(Sql(scope), parameters).Select(row => new Need(SubjectId.Recommendation(row.Id), row.Area, row.Text, row.Kind, row.By, row.Since, row.ProposedTo))];
    }

    /// <summary>Asked and sent back are few, recommendations many: CROSS JOIN keeps the few in front.</summary>
    private static string Sql(Scope scope) => $"""
        SELECT Id, Area, Text, Kind, By, Since, ProposedTo FROM (
            SELECT r.Id, p.Area, r.Text, 'extension-' || e.State AS Kind, e.ProposedBy AS By, coalesce(e.DecidedAt, e.AskedAt) AS Since, e.ProposedTo
            FROM Extension e
            CROSS JOIN Recommendation r
            CROSS JOIN Report p
            WHERE r.Id = e.RecommendationId AND p.Id = r.ReportId AND e.State IN ('asked', 'countered') AND r.State IN ('open', 'evidenceSubmitted') AND {scope.Recommendation("r")}
            ORDER BY e.AskedAt
            LIMIT @Most
        ) AS asked
        UNION ALL
        SELECT Id, Area, Text, Kind, By, Since, ProposedTo FROM (
            SELECT r.Id, p.Area, r.Text, 'evidence-returned' AS Kind, f.DecidedBy AS By, f.DecidedAt AS Since, NULL AS ProposedTo
            FROM EvidenceFor f
            CROSS JOIN Recommendation r
            CROSS JOIN Report p
            WHERE r.Id = CAST(substr(f.Subject, 2) AS INTEGER) AND p.Id = r.ReportId AND f.State = 'rejected' AND f.Subject = 'R' || r.Id AND r.State = 'open' AND {scope.Recommendation("r")}
              AND NOT EXISTS (SELECT 1 FROM EvidenceFor later WHERE later.Subject = f.Subject AND later.EvidenceId > f.EvidenceId)
            ORDER BY f.DecidedAt
            LIMIT @Most
        ) AS returned
        ORDER BY Since
        LIMIT @Most
        """;

    [method: ExplicitConstructor]
    private sealed record Row(long Id, string? Area, string Text, string Kind, string By, DateTimeOffset Since, DateOnly? ProposedTo);
}
