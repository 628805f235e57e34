using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using MediatR;

namespace ActionPlans.Ladders;

/// <summary>
/// Which day which letter would go to whom if a duty were on this ladder and nobody did anything. The people are those of an example: who holds
/// the posts on each of those days.
/// </summary>
/// <param name="Family">Of whose newest report the example is taken; null: of the newest of all.</param>
/// <param name="Example">A recommendation or plan; null: one is chosen.</param>
/// <param name="Since">The day on which the due date is set.</param>
public sealed record PreviewLadder(IReadOnlyList<NewStep> Steps, string? Family, SubjectId? Example, DateOnly Since, DateOnly Due) : IRequest<LadderPreview>;

/// <param name="Example">Null where there is no report yet: then roles are named instead of people.</param>
/// <param name="Text">Of the example.</param>
public sealed record LadderPreview(SubjectId? Example, string? Text, DateOnly Since, DateOnly Due, IReadOnlyList<PreviewedStep> Steps);

/// <param name="StandsFor">Other steps that fall on this day and are told in the same letter.</param>
/// <param name="To">Name and address of each recipient; empty where there is no example.</param>
public sealed record PreviewedStep(DateOnly Day, LadderStep Step, IReadOnlyList<string> StandsFor, IReadOnlyList<string> To);

internal sealed class PreviewLadderHandler(Database database, Routing routing, WorkingDays calendar) : RequestHandler<PreviewLadder, LadderPreview>
{
    /// <summary>It is repeated each month for as long as it takes.</summary>
    private const int ChasesShown = 3;

    protected override LadderPreview Handle(PreviewLadder request)
    {
        if (request.Due < request.Since)
            throw new RefusedException("The due date of the example is before the day on which it is set: give a later one");
        if (request.Due.Year - request.Since.Year > 10)
            throw new RefusedException("The due date of the example is more than ten years ahead: give an earlier one");

        var ladder = NewLadder.Of(request.Steps);
        using var work = database.BeginReading();
        var example = request.Example ?? Newest(work, request.Family);
        var subject = example is { } id ? Known(work, id) : null;
        var steps = ladder.Owed(request.Due, request.Since, null, calendar)
            .Take(ladder.Steps.Count - 1 + ChasesShown)
            .Select(moment => new PreviewedStep(
                moment.Day, moment.Step, [.. moment.StandsFor.SkipLast(1).Select(step => step.Key)], subject is null ? [] : Told(work, moment, subject)));
        return new LadderPreview(example, subject?.Text is { Length: > 0 } text ? text : subject?.ReportTitle, request.Since, request.Due, [.. steps]);
    }

    private List<string> Told(UnitOfWork work, LadderMoment moment, NoticeSubjectRow subject) =>
        [.. routing.Resolve(routing.On(work, moment.Day), moment.Step.Audience.ToStored(), subject)
            .Select(told => told.Recipient.Name.Length == 0 ? told.Recipient.Address : $"{told.Recipient.Name} <{told.Recipient.Address}>").Distinct()];

    private static NoticeSubjectRow Known(UnitOfWork work, SubjectId id) =>
        work.Scalar<long>($"SELECT count(*) FROM {(id.Kind == 'P' ? "ActionPlan" : "Recommendation")} WHERE Id = @Number", new { id.Number }) > 0
            ? NoticeSubjectRow.Load(work, id)
            : throw new RefusedException($"There is no {id}: give another example, or leave it out");

    private static SubjectId? Newest(UnitOfWork work, string? family) => work.QueryFirst<long?>(
        """
        SELECT r.Id
        FROM Recommendation r
        WHERE r.ReportId = (
            SELECT p.Id
            FROM Report p
            WHERE (@family IS NULL OR p.Family = @family) AND EXISTS (SELECT 1 FROM Recommendation x WHERE x.ReportId = p.Id)
            ORDER BY p.Id DESC
            LIMIT 1)
        ORDER BY r.Ordinal
        LIMIT 1
        """,
        new { family }) is { } number ? SubjectId.Recommendation(number) : null;
}
