using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using ActionPlans.Simulation;
using Dapper;
using MediatR;

namespace ActionPlans.FollowUp;

/// <summary>The letters that <see cref="ChaseItems"/> would lead to. They are written by the same code, on a copy of the rows; nothing is stored or sent.</summary>
public sealed record PreviewChase(IReadOnlyList<SubjectId> Subjects, string? Note, string By) : IRequest<ChasePreview>;

/// <param name="SendAfter">When the letters go out at the earliest; what else falls due for a recipient by then stands in the same letter.</param>
public sealed record ChasePreview(IReadOnlyList<ChaseLetter> Letters, IReadOnlyList<LeftOut> LeftOut, DateTimeOffset SendAfter);

/// <param name="About">R7, P1.</param>
[method: ExplicitConstructor]
public sealed record ChaseLetter(string To, string Name, string Subject, string Text, string About);

internal sealed class PreviewChaseHandler(Database database, Routing routing, SendingHours hours, MailboxOptions options, TimeProvider clock)
    : RequestHandler<PreviewChase, ChasePreview>
{
    protected override ChasePreview Handle(PreviewChase request)
    {
        Chase.Require(request.Subjects, request.Note);
        var now = clock.GetUtcNow();
        var sending = new SimulatedClock(hours.EarliestFrom(now));
        using var copy = Database.InMemory();
        Migrations.Apply(copy, sending);
        using (var source = database.BeginReading())
            PreviewCopy.Fill(source, copy, [.. request.Subjects.Distinct()], LondonTime.StartOf(LondonTime.Today(sending.GetUtcNow())));

        IReadOnlyList<LeftOut> leftOut;
        using (var work = copy.Begin())
        {
            (_, leftOut) = Chase.Run(work, request.Subjects, request.Note, request.By, now, hours);
            work.Commit();
        }

        using var metrics = new RuntimeMetrics();
        new Composer(copy, routing, hours, options, metrics, sending).Compose();
        using var connection = copy.OpenForReading();
        return new ChasePreview([.. connection.Query<ChaseLetter>(Letters, new { step = Chase.Step(now) })], leftOut, sending.GetUtcNow());
    }

    /// <summary>Asked of the copy, which is SQLite's wherever the original is: group_concat has no word in SQL Server 2016.</summary>
    private const string Letters = """
        SELECT m.Recipient AS "To", m.RecipientName AS Name, m.Subject, m.Text, group_concat(l.Subject, ', ') AS About
        FROM Message m
        JOIN Ledger l ON l.MessageId = m.Id
        WHERE l.Step = @step
        GROUP BY m.Id, m.Recipient, m.RecipientName, m.Subject, m.Text
        ORDER BY m.RecipientName, m.Recipient
        """;
}
