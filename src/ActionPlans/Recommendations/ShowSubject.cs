using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>One recommendation or plan, with everything that happened to it and what comes next.</summary>
public sealed record ShowSubject(SubjectId Id) : IRequest<SubjectDetails>;

/// <param name="NextStep">When its workflow looks at it next; null when nothing is agreed or it is over.</param>
/// <param name="Timeline">Oldest first: what people did, what the system recorded, what was sent.</param>
public sealed record SubjectDetails(
    SubjectId Id, string ReportTitle, string? Area, string State, string Text, IReadOnlyList<string> Bodies, DateOnly? DueOn, string? Explanation,
    DateTimeOffset? NextStep, string? Fault, IReadOnlyList<EvidenceDetails> Evidence, IReadOnlyList<TimelineItem> Timeline)
{
    /// <summary>The deadlines that held before, the original one first; empty when it never moved.</summary>
    public IReadOnlyList<EarlierDeadline> EarlierDeadlines { get; init; } = [];
}

/// <param name="Sha256">Lower-case hex of its bytes.</param>
public sealed record EvidenceDetails(
    SubjectId Id, string Kind, string? FileName, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, string State,
    string? DecidedBy, string? Reason);

[method: ExplicitConstructor]
public sealed record TimelineItem(DateTimeOffset At, string Kind, string By, string Text);

internal sealed class ShowSubjectHandler(Database database) : RequestHandler<ShowSubject, SubjectDetails>
{
    protected override SubjectDetails Handle(ShowSubject request)
    {
        var subject = request.Id.ToString();
        using var work = database.Begin();
        if (request.Id.Kind == 'P')
            Plans.PlanStore.Get(work, request.Id);
        else
            RecommendationStore.Get(work, request.Id);

        var row = NoticeSubjectRow.Load(work, request.Id);
        var timer = work.QueryFirst<TimerRow>(
            """
            SELECT min(t.DueAt) AS DueAt, max(i.Fault) AS Fault
            FROM WorkflowInstance i
            LEFT JOIN WorkflowTimer t ON t.InstanceId = i.Id
            WHERE i.Subject = @subject
            """,
            new { subject });
        return new SubjectDetails(
            request.Id, row.ReportTitle, row.Area, row.State, row.Text, [.. row.Bodies.Select(body => body.Name)], row.DueOn, row.Explanation(),
            timer?.DueAt, timer?.Fault, Evidence(work, request.Id), work.Query<TimelineItem>(Timeline, new { subject }))
        {
            EarlierDeadlines = DeadlineStore.Earlier(work, request.Id),
        };
    }

    private static IReadOnlyList<EvidenceDetails> Evidence(UnitOfWork work, SubjectId id) => id.Kind == 'P' ? [] : [.. work
        .Query<EvidenceRow>(
            """
            SELECT Id, Kind, FileName, Size, Sha256, EffectiveOn, AddedAt, AddedBy, State, DecidedBy, Reason
            FROM Evidence
            WHERE RecommendationId = @Number
            ORDER BY Id
            """,
            new { id.Number })
        .Select(row => new EvidenceDetails(
            SubjectId.Evidence(row.Id), row.Kind, row.FileName, row.Size, row.Sha256, row.EffectiveOn, row.AddedAt, row.AddedBy, row.State, row.DecidedBy, row.Reason))];

    [method: ExplicitConstructor]
    private sealed record EvidenceRow(
        long Id, string Kind, string? FileName, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, string State,
        string? DecidedBy, string? Reason);

    private sealed class TimerRow
    {
        public DateTimeOffset? DueAt { get; init; }
        public string? Fault { get; init; }
    }

    private const string Timeline = """
        SELECT At, Kind, By, Text FROM TimelineEntry WHERE Subject = @subject
        UNION ALL
        SELECT m.ComposedAt AS At, l.Kind, 'ActionPlans' AS By, 'Told ' || m.RecipientName || ' <' || m.Recipient || '> (' || m.State || ').' AS Text
        FROM Ledger l
        JOIN Message m ON m.Id = l.MessageId
        WHERE l.Subject = @subject
        UNION ALL
        SELECT n.DecidedAt AS At, n.Template AS Kind, 'ActionPlans' AS By, 'Not sent to the ' || n.Role || ': ' || n.StateReason || '.' AS Text
        FROM Notice n
        WHERE n.Subject = @subject AND n.State = 'dropped'
        ORDER BY At
        """;
}
