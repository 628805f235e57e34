using ActionPlans.Access;
using ActionPlans.Boards;
using ActionPlans.Checks;
using ActionPlans.Comments;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Evidence;
using ActionPlans.Extensions;
using ActionPlans.Links;
using ActionPlans.Mailboxes;
using ActionPlans.Past;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Recommendations;

/// <summary>One recommendation, plan, action or risk, with everything that happened to it and what comes next.</summary>
/// <param name="AsOf">As it stood at the end of that day, Europe/London, with what had been sent by then; null: as it stands.</param>
public sealed record ShowSubject(SubjectId Id, DateOnly? AsOf = null) : IRequest<SubjectDetails>;

/// <param name="NextStep">When its workflow looks at it next; null when nothing is agreed or it is over.</param>
/// <param name="Timeline">Oldest first: what people did, what the system recorded, what was sent.</param>
public sealed record SubjectDetails(
    SubjectId Id, string ReportTitle, string? Area, string State, string Text, IReadOnlyList<string> Bodies, DateOnly? DueOn, string? Explanation,
    DateTimeOffset? NextStep, string? Fault, IReadOnlyList<EvidenceDetails> Evidence, IReadOnlyList<TimelineItem> Timeline)
{
    /// <summary>The report that it comes from.</summary>
    public required long ReportId { get; init; }

    /// <summary>The deadlines that held before, the original one first; empty when it never moved.</summary>
    public IReadOnlyList<EarlierDeadline> EarlierDeadlines { get; init; } = [];

    /// <summary>Requests for more time, oldest first.</summary>
    public IReadOnlyList<ExtensionRecord> Extensions { get; init; } = [];

    /// <summary>The colour that holds today, with its rule; null for a plan.</summary>
    public Rag? Rag { get; init; }

    /// <summary>The colours that people set, oldest first, those that have ended included.</summary>
    public IReadOnlyList<RagRecord> RagHistory { get; init; } = [];

    /// <summary>The responsible bodies' parts, the accountable one's first; empty for a plan.</summary>
    public IReadOnlyList<PartDetails> Parts { get; init; } = [];

    /// <summary>The looks whether it has lasted, oldest first; empty while it has not been closed.</summary>
    public IReadOnlyList<CheckDetails> Checks { get; init; } = [];

    /// <summary>The evidence that was handed in for the checks, oldest first.</summary>
    public IReadOnlyList<CheckEvidence> CheckEvidence { get; init; } = [];

    /// <summary>What a plan says is done about a recommendation; empty for anything else.</summary>
    public IReadOnlyList<SubjectAction> Actions { get; init; } = [];

    /// <summary>What people said about it, oldest first.</summary>
    public IReadOnlyList<CommentDetails> Comments { get; init; } = [];

    /// <summary>How a recommendation stands in its report; null for anything else.</summary>
    public PrintedPlace? Printed { get; init; }

    /// <summary>Recommendations of other reports that ask for the same, or may, as far as the viewer may see them.</summary>
    public IReadOnlyList<LinkDetails> Links { get; init; } = [];

    /// <summary>The day on which its leads say that what is open was done; null while one does not say so, and as soon as there is evidence.</summary>
    public DateOnly? SaidDoneOn { get; init; }

    /// <summary>When somebody looks at it next: of a risk, and of an action without a due date; null for anything else.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The person or post named for an action or a risk, as written; null when nobody is.</summary>
    public string? Lead { get; init; }

    /// <summary>What only an action has; null for anything else.</summary>
    public ActionDetails? Action { get; init; }

    /// <summary>What only a risk has; null for anything else.</summary>
    public RiskDetails? Risk { get; init; }
}

/// <param name="Sha256">Lower-case hex of its bytes.</param>
/// <param name="EffectiveOn">Since when it shows compliance, Europe/London.</param>
/// <param name="AddedAt">When it was handed in.</param>
/// <param name="State">For this subject: submitted, accepted, rejected or superseded.</param>
/// <param name="Reason">Why it was returned; null when it was not.</param>
public sealed record EvidenceDetails(
    SubjectId Id, string Kind, string? FileName, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, string State,
    string? DecidedBy, string? Reason)
{
    /// <summary>Null for pieces from before types were looked at.</summary>
    public string? MediaType { get; init; }

    /// <summary>Its version, from 1.</summary>
    public long Number { get; init; } = 1;

    /// <summary>The version before it; null for a first one.</summary>
    public SubjectId? Supersedes { get; init; }

    /// <summary>Why there is a new version; null for a first one.</summary>
    public string? SupersedesReason { get; init; }

    /// <summary>The body whose part it shows; null: everybody's.</summary>
    public string? Body { get; init; }

    /// <summary>What else it serves: "R12".</summary>
    public string? Also { get; init; }
}

/// <param name="Check">S1.</param>
public sealed record CheckEvidence(SubjectId Check, EvidenceDetails Evidence);

/// <param name="Body">The body that answers for it.</param>
/// <param name="Lead">As written; null where nobody is named.</param>
/// <param name="DueOn">Null for what is reviewed, and while no date is agreed.</param>
/// <param name="State">Stored name of a state of an action.</param>
public sealed record SubjectAction(SubjectId Id, string Text, string Body, string? Lead, DateOnly? DueOn, string State);

/// <param name="Number">As printed, or counted where none is.</param>
/// <param name="Timescale">As printed; empty where none is.</param>
/// <param name="LineFrom">Of the report's text, from 1, inclusive; likewise <paramref name="LineTo"/>.</param>
[method: ExplicitConstructor]
public sealed record PrintedPlace(string Number, string Section, string Timescale, string Kind, long LineFrom, long LineTo);

/// <summary>What one body has to show of a recommendation.</summary>
/// <param name="Accountable">The one that answers for the whole.</param>
/// <param name="State">Stored name of a <see cref="RecommendationState"/>.</param>
/// <param name="Rag">Its colour today, by the same rule as the whole.</param>
public sealed record PartDetails(string Body, bool Accountable, string State, Rag Rag)
{
    /// <summary>What its lead says about it; null: not that it is done.</summary>
    public StatedDone? Said { get; init; }
}

[method: ExplicitConstructor]
public sealed record TimelineItem(DateTimeOffset At, string Kind, string By, string Text);

internal sealed class ShowSubjectHandler(Database database, Viewers viewers, TimeProvider clock) : RequestHandler<ShowSubject, SubjectDetails>
{
    protected override SubjectDetails Handle(ShowSubject request)
    {
        using var work = database.BeginReading();
        return Seen(work, Load(work, request));
    }

    /// <summary>Without what leads to things that the viewer may not see. What may be seen is decided by today, also where the past is shown.</summary>
    private SubjectDetails Seen(UnitOfWork work, SubjectDetails details)
    {
        var scope = viewers.Scope(work);
        return details with
        {
            Links = [.. details.Links.Where(link => scope.Sees(work, link.Other))],
            Actions = [.. details.Actions.Where(action => scope.Sees(work, action.Id))],
            Evidence = [.. details.Evidence.Select(SeenServing)],
            CheckEvidence = [.. details.CheckEvidence.Select(piece => piece with { Evidence = SeenServing(piece.Evidence) })],
        };

        EvidenceDetails SeenServing(EvidenceDetails evidence) => evidence.Also is not { } also ? evidence : evidence with
        {
            Also = string.Join(", ", also.Split(", ").Where(name => scope.Sees(work, SubjectId.Parse(name, EvidenceStore.Kinds)))) is { Length: > 0 } seen ? seen : null,
        };
    }

    private SubjectDetails Load(UnitOfWork work, ShowSubject request)
    {
        if (request.Id.Kind == 'S') // a check is shown with the recommendation that it is about
            request = request with { Id = CheckStore.Get(work, request.Id).Recommendation };
        var subject = request.Id.ToString();
        KnownSubject.Require(work, request.Id);
        if (request.AsOf is { } day)
        {
            using var past = PastCopy.Of(database, day, work.Scalar<long>(ReportOf(request.Id.Kind), new { request.Id.Number }), clock);
            using var then = past.Database.BeginReading();
            return new ShowSubjectHandler(past.Database, viewers, past.Clock).Load(then, request with { AsOf = null });
        }

        var row = NoticeSubjectRow.Load(work, request.Id);
        var timer = work.QueryFirst<TimerRow>(
            """
            SELECT min(t.DueAt) AS DueAt, max(i.Fault) AS Fault
            FROM WorkflowInstance i
            LEFT JOIN WorkflowTimer t ON t.InstanceId = i.Id
            WHERE i.Subject = @subject
            """,
            new { subject });
        var isRecommendation = request.Id.Kind == 'R';
        var colours = isRecommendation ? RagStore.History(work, request.Id) : [];
        var checks = isRecommendation ? CheckStore.Of(work, request.Id) : [];
        return new SubjectDetails(
            request.Id, row.ReportTitle, row.Area, row.State, row.Text, [.. row.Bodies.Select(body => body.Name)], row.DueOn, row.Explanation(),
            timer?.DueAt, timer?.Fault, [.. Evidence(work, [request.Id]).Select(piece => piece.Evidence)], work.Query<TimelineItem>(Timeline, new { subject }))
        {
            ReportId = work.Scalar<long>(ReportOf(request.Id.Kind), new { request.Id.Number }),
            EarlierDeadlines = DeadlineStore.Earlier(work, request.Id),
            Extensions = isRecommendation ? ExtensionStore.Of(work, request.Id) : [],
            Rag = isRecommendation ? Colour(row, colours, LondonTime.Today(clock.GetUtcNow())) : null,
            RagHistory = colours,
            Parts = isRecommendation ? Parts(work, row, request.Id, LondonTime.Today(clock.GetUtcNow())) : [],
            Checks = checks,
            CheckEvidence = checks.Count > 0 ? Evidence(work, [.. checks.Select(check => check.Subject)]) : [],
            Actions = isRecommendation ? Actions(work, request.Id) : [],
            Comments = CommentStore.Of(work, request.Id),
            Printed = isRecommendation ? work.QueryFirst<PrintedPlace>(Printed, new { request.Id.Number }) : null,
            Links = isRecommendation ? LinkStore.Of(work, request.Id) : [],
            SaidDoneOn = row.SaidDoneOn,
            ReviewOn = row.IsReview || row.IsToBeAgreed ? row.RingsFor : null,
            Lead = row.Lead,
            Action = request.Id.Kind == 'A' ? ActionDetails.Load(work, request.Id) : null,
            Risk = request.Id.Kind == 'K' ? RiskDetails.Load(work, request.Id) : null,
        };
    }

    private static string ReportOf(char kind) => kind switch
    {
        'R' => "SELECT ReportId FROM Recommendation WHERE Id = @Number",
        'P' => "SELECT ReportId FROM ActionPlan WHERE Id = @Number",
        'A' => "SELECT p.ReportId FROM Action a JOIN ActionPlan p ON p.Id = a.PlanId WHERE a.Id = @Number",
        _ => "SELECT ReportId FROM Risk WHERE Id = @Number",
    };

    private static Rag Colour(NoticeSubjectRow row, IReadOnlyList<RagRecord> set, DateOnly today) => RagOverride.Effective(
        RagStore.Compute(row.State, row.DueOn, row.Deadline, today), set.LastOrDefault(record => record.ClearedAt is null)?.ToDomain(), today);

    private static IReadOnlyList<CheckEvidence> Evidence(UnitOfWork work, IReadOnlyList<SubjectId> ids)
    {
        var names = ids.Select(id => id.ToString()).ToArray();
        var served = work.Query<ServedRow>(ServedBy, new { names }).ToLookup(row => row.EvidenceId, row => row.Subject);
        return [.. work
            .Query<EvidenceRow>(EvidenceOf, new { names })
            .Select(row => new CheckEvidence(SubjectId.Parse(row.Served, EvidenceStore.Kinds), new EvidenceDetails(
                SubjectId.Evidence(row.Id), row.Kind, row.FileName, row.Size, row.Sha256, row.EffectiveOn, row.AddedAt, row.AddedBy, row.State, row.DecidedBy, row.Reason)
            {
                MediaType = row.MediaType,
                Number = row.Number,
                Supersedes = row.Supersedes is { } before ? SubjectId.Evidence(before) : null,
                SupersedesReason = row.SupersedesReason,
                Body = row.Body,
                Also = string.Join(", ", served[row.Id].Where(subject => subject != row.Served)) is { Length: > 0 } also ? also : null,
            }))];
    }

    private static IReadOnlyList<SubjectAction> Actions(UnitOfWork work, SubjectId id) => [.. work
        .Query<ActionRow>(ActionsOf, new { id.Number })
        .Select(row => new SubjectAction(SubjectId.Action(row.Id), row.Text, row.Body, row.Lead, row.DueOn, row.State))];

    private static PartDetails[] Parts(UnitOfWork work, NoticeSubjectRow row, SubjectId id, DateOnly today) => [.. RecommendationStore.Bodies(work, id)
        .Zip(DoneStore.Of(work, id))
        .Select((part, place) => new PartDetails(part.First.Name, place == 0, part.First.State, RagStore.Compute(part.First.State, row.DueOn, row.Deadline, today))
        {
            Said = part.Second.Said,
        })];

    [method: ExplicitConstructor]
    private sealed record EvidenceRow(
        string Served, long Id, string Kind, string? FileName, long Size, string Sha256, DateOnly EffectiveOn, DateTimeOffset AddedAt, string AddedBy, string State,
        string? DecidedBy, string? Reason, string? MediaType, long Number, long? Supersedes, string? SupersedesReason, string? Body);

    private const string EvidenceOf = """
        SELECT f.Subject AS Served, e.Id, e.Kind, e.FileName, e.Size, e.Sha256, e.EffectiveOn, e.AddedAt, e.AddedBy, f.State, f.DecidedBy, f.Reason,
               e.MediaType, e.Number, e.Supersedes, e.Reason AS SupersedesReason, b.Name AS Body
        FROM EvidenceFor f
        JOIN Evidence e ON e.Id = f.EvidenceId
        LEFT JOIN Body b ON b.Id = f.BodyId
        WHERE f.Subject IN @names
        ORDER BY e.Id
        """;

    [method: ExplicitConstructor]
    private sealed record ServedRow(long EvidenceId, string Subject);

    private const string ServedBy = """
        SELECT o.EvidenceId, o.Subject
        FROM EvidenceFor o
        WHERE o.EvidenceId IN (SELECT f.EvidenceId FROM EvidenceFor f WHERE f.Subject IN @names)
        ORDER BY o.EvidenceId, o.Subject
        """;

    [method: ExplicitConstructor]
    private sealed record ActionRow(long Id, string Text, string Body, string? Lead, DateOnly? DueOn, string State);

    private const string ActionsOf = """
        SELECT a.Id, a.Text, b.Name AS Body, a.Lead, a.DueOn, a.State
        FROM Action a
        JOIN Body b ON b.Id = a.BodyId
        WHERE a.RecommendationId = @Number
        ORDER BY a.PlanId, a.Position, a.Id
        """;

    private const string Printed =
        "SELECT coalesce(Number, CAST(Ordinal AS TEXT)) AS Number, Section, Timescale, Kind, LineFrom, LineTo FROM Recommendation WHERE Id = @Number";

    private sealed class TimerRow
    {
        public DateTimeOffset? DueAt { get; init; }
        public string? Fault { get; init; }
    }

    private const string Timeline = """
        SELECT t.At, t.Kind, t.By, t.Text || coalesce(' (' || m.State || ')', '') AS Text
        FROM TimelineEntry t
        LEFT JOIN Message m ON t.After LIKE 'message %' AND m.Id = substr(t.After, 9)
        WHERE t.Subject = @subject
        ORDER BY t.Id
        """;
}
