using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using Dapper;
using MediatR;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Letters that the viewer may read, newest first: those to their own address, and those that are about nothing but what they may see. An
/// administrator reads all.
/// </summary>
/// <param name="State">pending, sent or failed; null for all.</param>
/// <param name="Before">Only those after this letter in the list: the last one of the page before; null: from the newest.</param>
public sealed record ListLetters(string? State = null, string? Before = null) : IRequest<LetterPage>;

/// <param name="Older">Where the next page begins; null on the last one.</param>
public sealed record LetterPage(IReadOnlyList<LetterSummary> Letters, string? Older);

/// <param name="Error">Why the last attempt failed; null when it did not.</param>
[method: ExplicitConstructor]
public sealed record LetterSummary(string Id, string Recipient, string RecipientName, string Subject, DateTimeOffset ComposedAt, string State, DateTimeOffset? SentAt, string? Error);

internal sealed class ListLettersHandler(Database database, Viewers viewers, CurrentViewer current) : RequestHandler<ListLetters, LetterPage>
{
    private const int PageSize = 25;

    protected override LetterPage Handle(ListLetters request)
    {
        using var work = database.BeginReading();
        var letters = new LetterScope(work, viewers.Scope(work), current.Viewer);
        var before = request.Before is null ? null : work.QueryFirst<Place>("SELECT Id, ComposedAt FROM Message WHERE Id = @Before", new { request.Before });
        var parameters = letters.Parameters;
        parameters.AddDynamicParams(new { request.State, beforeId = before?.Id, beforeAt = before?.ComposedAt, take = PageSize + 1 });
        var found = work.Query<LetterSummary>(
            $"""
            SELECT m.Id, m.Recipient, m.RecipientName, m.Subject, m.ComposedAt, m.State, m.SentAt, m.Error
            FROM Message m
            WHERE {(request.State is null ? "1 = 1" : "m.State = @State")}
              AND {(before is null ? "1 = 1" : "m.ComposedAt <= @beforeAt AND (m.ComposedAt < @beforeAt OR m.Id < @beforeId)")}
              AND {letters.Narrowed("m")} AND {letters.MayRead("m")}
            ORDER BY m.ComposedAt DESC, m.Id DESC
            LIMIT @take
            """,
            parameters);
        return new LetterPage([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    [method: ExplicitConstructor]
    private sealed record Place(string Id, DateTimeOffset ComposedAt);
}

/// <summary>Which letters a viewer may read, as conditions for queries.</summary>
internal sealed class LetterScope(UnitOfWork work, Scope scope, Viewer viewer)
{
    private readonly string? own = work.QueryFirst<string>("SELECT Email FROM Person WHERE Id = @PersonId", new { viewer.PersonId });

    public DynamicParameters Parameters
    {
        get
        {
            var parameters = new DynamicParameters(scope.Parameters);
            parameters.AddDynamicParams(new { own });
            return parameters;
        }
    }

    /// <summary>A digest tells of several things: who may not see one of them reads none of it, unless it is to them.</summary>
    public string MayRead(string m) => viewer.IsAdministrator ? "1 = 1" : $"""
        ({m}.Recipient = @own OR (EXISTS (SELECT 1 FROM Ledger l WHERE l.MessageId = {m}.Id)
            AND NOT EXISTS (SELECT 1 FROM Ledger l WHERE l.MessageId = {m}.Id AND NOT ({scope.Subject("l.Subject")}))))
        """;

    /// <summary>Who sees little finds the letters by what they see, instead of passing over all others.</summary>
    public string Narrowed(string m) => viewer.IsAdministrator || scope.IsWide ? "1 = 1" : $"""
        {m}.Id IN (
            SELECT l.MessageId FROM Ledger l WHERE l.Subject IN ({scope.Subjects})
            UNION SELECT o.Id FROM Message o WHERE o.Recipient = @own)
        """;
}
