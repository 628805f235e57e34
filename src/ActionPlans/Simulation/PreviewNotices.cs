using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;
using Dapper;
using MediatR;

namespace ActionPlans.Simulation;

/// <summary>
/// Every message that will go out if nobody does anything: the same code as in real life steps ahead on a copy of the rows, in memory, with a
/// clock that is moved. Nothing is stored.
/// </summary>
/// <param name="About">R7 or P1, the number of a report, a person's name, or an address.</param>
/// <param name="Until">The last day looked at, inclusive, Europe/London.</param>
public sealed record PreviewNotices(string About, DateOnly Until) : IRequest<IReadOnlyList<PreviewedLetter>>;

/// <summary>A message that will go out; one about a recommendation, a plan or a report shows only what it says of that.</summary>
/// <param name="Role">Stored role of the recipient.</param>
public sealed record PreviewedLetter(DateTimeOffset At, string To, string Name, string Role, string Subject, IReadOnlyList<PreviewedNotice> Notices);

/// <param name="About">R7 or P1.</param>
/// <param name="Kind">Stored name of <see cref="NoticeKind"/>.</param>
public sealed record PreviewedNotice(string About, string Kind, string Step, string Why);

internal sealed class PreviewNoticesHandler(
    Database database, WorkflowDefinitions definitions, WorkingDays calendar, LadderBook ladders, IMediator mediator, Routing routing, RoutingOptions routes,
    SendingHours hours, MailboxOptions options, TimeProvider clock) : IRequestHandler<PreviewNotices, IReadOnlyList<PreviewedLetter>>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3 * 366);

    public async Task<IReadOnlyList<PreviewedLetter>> Handle(PreviewNotices request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = LondonTime.Today(now);
        if (request.Until < today)
            throw new RefusedException(FormattableString.Invariant($"--until {request.Until:yyyy-MM-dd} has passed: give a later day"));
        if (LondonTime.StartOf(request.Until) - now > Longest)
            throw new RefusedException("three years are as far as a preview goes: give an earlier day");

        using var copy = Database.InMemory();
        var ahead = new SimulatedClock(now);
        Migrations.Apply(copy, ahead);
        using var metrics = new RuntimeMetrics();
        PreviewScope scope;
        using (var source = database.BeginReading())
        {
            scope = PreviewScope.Of(source, request.About, request.Until, routes);
            PreviewCopy.Fill(source, copy, scope.Subjects, LondonTime.StartOf(today));
        }

        await new Passage(
                ahead,
                new WorkflowRuntime(copy, definitions, calendar, ladders, mediator, metrics, ahead),
                new Composer(copy, routing, hours, options, metrics, ahead),
                dispatcher: null)
            .UntilAsync(request.Until.AddDays(1), cancellationToken);
        return Letters(copy, scope);
    }

    private static IReadOnlyList<PreviewedLetter> Letters(Database copy, PreviewScope scope)
    {
        using var connection = copy.OpenForReading();
        return [.. connection.Query<Told>(Composed)
            .Where(told => scope.Addresses is null ? told.About[0] != 'T' : scope.Addresses.Contains(told.Recipient))
            .GroupBy(told => told.Id)
            .Select(letter => letter.First() is var first ? new PreviewedLetter(
                first.At, first.Recipient, first.Name, first.Role, first.Title, [.. letter.Select(told => new PreviewedNotice(told.About, told.Kind, told.Step, told.Why))]) : null!)];
    }

    private const string Composed = $"""
        SELECT m.Id, m.ComposedAt AS At, m.Recipient, m.RecipientName AS Name, m.Role, m.Subject AS Title, l.Subject AS About, l.Kind, l.Step, l.Why
        FROM Message m
        JOIN Ledger l ON l.MessageId = m.Id
        WHERE m.State <> '{PreviewCopy.Before}'
        ORDER BY m.ComposedAt, m.Recipient, m.Id, length(l.Subject), l.Subject, l.Step
        """;

    [method: ExplicitConstructor]
    private sealed record Told(string Id, DateTimeOffset At, string Recipient, string Name, string Role, string Title, string About, string Kind, string Step, string Why);
}
