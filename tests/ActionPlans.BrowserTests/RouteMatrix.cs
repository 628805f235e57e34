using System.Text.RegularExpressions;
using ActionPlans.BrowserTests.Kit;

namespace ActionPlans.BrowserTests;

/// <summary>
/// Who gets what. A page that has no row here still has to send nobody to the sign-in page, refuse forms without their token, and never break.
/// A row is a route as the service names it, an address of it, and who sees it; everybody else gets the same answer as for what is not there.
/// </summary>
internal static partial class RouteMatrix
{
    private static readonly SamplePerson[] Everybody = SamplePerson.Everybody;
    private static readonly SamplePerson[] Northmere =
        [SamplePerson.Lead, SamplePerson.ProviderLead, SamplePerson.ExecutiveLead, SamplePerson.OversightOfficer, SamplePerson.RegionalOfficer, SamplePerson.Administrator];

    private static readonly SamplePerson[] Eastvale = [SamplePerson.LeadElsewhere, SamplePerson.RegionalOfficer, SamplePerson.Administrator];
    private static readonly SamplePerson[] WholeOfNorthmere = [.. Northmere.Except([SamplePerson.ProviderLead])];
    private static readonly SamplePerson[] Board = [SamplePerson.Lead, SamplePerson.RegionalOfficer, SamplePerson.Administrator];
    private static readonly SamplePerson[] LeadsOfNorthmere = [SamplePerson.Lead, SamplePerson.ProviderLead, SamplePerson.ExecutiveLead, SamplePerson.Administrator];
    private static readonly SamplePerson[] LeadsOfEastvale = [SamplePerson.LeadElsewhere, SamplePerson.Administrator];
    private static readonly SamplePerson[] Overseers = [SamplePerson.OversightOfficer, SamplePerson.RegionalOfficer, SamplePerson.Administrator];
    private static readonly SamplePerson[] AnswerForPlaces = [.. Everybody.Except([SamplePerson.ProviderLead])];

    public static readonly Row[] Rows =
    [
        new("/", "/", Everybody),
        new("/Index", "/Index", Everybody),
        new("/reports", "/reports", Everybody),
        new("/reports/{id:long}", "/reports/1", Northmere),
        new("/reports/{id:long}", "/reports/2", Eastvale),
        new("/recommendations/{id}", "/recommendations/R1", Northmere),
        new("/recommendations/{id}", "/recommendations/R6", WholeOfNorthmere), // names another trust
        new("/recommendations/{id}", "/recommendations/R10", Eastvale),
        // The deed pages are there for who may do the deed now: R1 is open and has a date, R3 is closed and will be looked at again.
        new("/recommendations/{id}/withdraw", "/recommendations/R1/withdraw", Overseers),
        new("/recommendations/{id}/withdraw", "/recommendations/R3/withdraw", []),
        new("/recommendations/{id}/withdraw", "/recommendations/R10/withdraw", [SamplePerson.RegionalOfficer, SamplePerson.Administrator]),
        new("/recommendations/{id}/date", "/recommendations/R1/date", []),
        new("/recommendations/{id}/done", "/recommendations/R1/done", LeadsOfNorthmere),
        new("/recommendations/{id}/done", "/recommendations/R6/done", [.. LeadsOfNorthmere.Except([SamplePerson.ProviderLead])]),
        new("/recommendations/{id}/done", "/recommendations/R10/done", LeadsOfEastvale),
        new("/recommendations/{id}/done", "/recommendations/R3/done", []),
        new("/recommendations/{id}/colour", "/recommendations/R1/colour", WholeOfNorthmere),
        new("/recommendations/{id}/colour", "/recommendations/R10/colour", Eastvale),
        new("/recommendations/{id}/more-time", "/recommendations/R1/more-time", LeadsOfNorthmere),
        new("/recommendations/{id}/more-time", "/recommendations/R10/more-time", LeadsOfEastvale),
        new("/recommendations/{id}/not-lasted", "/recommendations/R1/not-lasted", []),
        new("/recommendations/{id}/not-lasted", "/recommendations/R3/not-lasted", [SamplePerson.OversightOfficer]), // whoever may decide about its evidence
        new("/evidence/{id}", "/evidence/E1", Northmere),
        new("/evidence/{id}/new-version", "/evidence/E1/new-version", Northmere),
        new("/evidence/{id}/{how:regex(^(file|picture)$)}", "/evidence/E1/file", Northmere),
        new("/evidence/{id}/{how:regex(^(file|picture)$)}", "/evidence/E1/picture", []), // it is none
        new("/actions/{id}", "/actions/A1", WholeOfNorthmere),
        new("/upcoming/{id}", "/upcoming/R6", WholeOfNorthmere),
        new("/plans/{id}", "/plans/P1", WholeOfNorthmere),
        new("/plans/{id}/versions", "/plans/P1/versions", WholeOfNorthmere),
        new("/plans/{id}/print", "/plans/P1/print", WholeOfNorthmere),
        new("/plans/{id}", "/plans/P2", Eastvale),
        new("/plans/{id}/submit", "/plans/P2/submit", LeadsOfEastvale),
        new("/plans/{id}/spreadsheet", "/plans/P2/spreadsheet", Eastvale),
        new("/plans/{id}/add", "/plans/P2/add?recommendation=R10&body=NHS+Eastvale+ICB", LeadsOfEastvale),
        // A board's own plan has no recommendations, and is nobody's to submit.
        new("/reports/{id:long}", "/reports/3", Board),
        new("/plans/{id}", "/plans/P3", Board),
        new("/plans/{id}/print", "/plans/P3/print", []),
        new("/actions/{id}", "/actions/A9", Board),
        new("/risks/{id}", "/risks/K1", Board),
        new("/follow-up", "/follow-up", Everybody),
        new("/overview", "/overview", Everybody),
        new("/messages", "/messages", Everybody),
        new("/messages/preview", "/messages/preview", Everybody),
        new("/messages/{id}", "/messages/none-of-this-name", []),
        new("/follow-up/call", "/follow-up/call?about=R1", WholeOfNorthmere),
        new("/import", "/import", AnswerForPlaces),
        // An upload is its uploader's own, and there is none.
        new("/import/{id:long}", "/import/1", []),
        new("/import/{id:long}/header", "/import/1/header", []),
        new("/import/{id:long}/missed", "/import/1/missed", []),
        new("/import/{id:long}/recommendations/{ordinal:int}", "/import/1/recommendations/1", []),
        new("/import/{id:long}/grades", "/import/1/grades", []),
        new("/import/{id:long}/rows/{ordinal:int}", "/import/1/rows/1", []),
        new("/import/{id:long}/risks/{ordinal:int}", "/import/1/risks/1", []),
        new("/import/{id:long}/deadlines", "/import/1/deadlines", []),
        new("/import/{id:long}/progress", "/import/1/progress", []),
        .. new[]
        {
            "", "/bodies", "/calendar", "/jobs", "/ladders", "/ladders/edit", "/mailboxes", "/mailboxes/bounce", "/people", "/people/add", "/proposals", "/tasks", "/workflows", "/workflows/check",
        }.Select(page => new Row($"/administration{page}", $"/administration{page}", [SamplePerson.Administrator])),
        new("/administration/people/{id:long}", "/administration/people/1", [SamplePerson.Administrator]),
        new("/studio/workflows/definitions", "/studio/workflows/definitions", [SamplePerson.Administrator]),
        new("/studio/workflows/definitions/{definition}/edit", "/studio/workflows/definitions/recommendation/edit", [SamplePerson.Administrator]),
        new("/studio/workflows/instances", "/studio/workflows/instances", [SamplePerson.Administrator]),
        new("/studio/workflows/instances/{id:long}/view", "/studio/workflows/instances/1/view", [SamplePerson.Administrator]),
        .. new[] { "account", "address", "leave", "post", "absence", "deputy" }.Select(deed =>
            new Row($"/administration/people/{{id:long}}/{deed}", $"/administration/people/1/{deed}", [SamplePerson.Administrator])),
        new("/administration/people/{id:long}/end-post", "/administration/people/1/end-post?body=NHS+Northmere+ICB&role=lead", [SamplePerson.Administrator]),
        new("/administration/people/{id:long}/end-post", "/administration/people/1/end-post?body=CQC&role=lead", []),
        new("/administration/people/{id:long}/end-deputy", "/administration/people/1/end-deputy?deputy=Idris+Vale", []), // nobody has a deputy yet, and nobody is away
        new("/administration/people/{id:long}/back", "/administration/people/1/back?from=2026-01-05", []),
        new("/administration/bodies/{id:long}", "/administration/bodies/1", [SamplePerson.Administrator]),
        new("/administration/workflows/{definition}/{version:long}", "/administration/workflows/recommendation/1", [SamplePerson.Administrator]),
        new("/account", "/account", Everybody),
        new("/account/password", "/account/password", Everybody),
        new("/account/second-factor", "/account/second-factor", Everybody),
        new("/account/passkeys", "/account/passkeys", Everybody),
        new("/account/tokens", "/account/tokens", Everybody),
        new("/account/calendar", "/account/calendar", Everybody),
    ];

    /// <summary>The same for programs. Nobody, and somebody with a browser's cookies, gets 401.</summary>
    public static readonly Row[] ApiRows =
    [
        new("/api/v1/reports", "/api/v1/reports", Everybody),
        new("/api/v1/reports/{id}", "/api/v1/reports/1", Northmere),
        new("/api/v1/reports/{id}", "/api/v1/reports/2", Eastvale),
        new("/api/v1/recommendations", "/api/v1/recommendations?standing=open", Everybody),
        new("/api/v1/overdue", "/api/v1/overdue", Everybody),
        new("/api/v1/recommendations/{id}", "/api/v1/recommendations/R1", Northmere),
        new("/api/v1/recommendations/{id}", "/api/v1/recommendations/R6", WholeOfNorthmere),
        new("/api/v1/recommendations/{id}/timeline", "/api/v1/recommendations/R6/timeline", WholeOfNorthmere),
        new("/api/v1/recommendations/{id}/evidence", "/api/v1/recommendations/R3/evidence", Northmere),
        new("/api/v1/recommendations/{id}/evidence/{evidence}/content", "/api/v1/recommendations/R3/evidence/E1/content", Northmere),
        new("/api/v1/recommendations/{id}/extension", "/api/v1/recommendations/R6/extension", WholeOfNorthmere),
        new("/api/v1/plans/{id}", "/api/v1/plans/P1", WholeOfNorthmere),
        new("/api/v1/plans/{id}/versions", "/api/v1/plans/P1/versions", WholeOfNorthmere),
        new("/api/v1/messages", "/api/v1/messages", [SamplePerson.Administrator]),
        new("/api/v1/messages/{id}", "/api/v1/messages/none-of-this-name", []),
    ];

    /// <summary>What is there for who is not signed in.</summary>
    public static readonly string[] Public = ["/sign-in", "/sign-in/code", "/sign-in/linked", "/sign-in/new-password", "/sign-in/with/{provider}", "/problem/{code:int?}", "/calendar/{secret}.ics", "/api/{documentName}/openapi.json"];

    /// <summary>An address of a route that has no row.</summary>
    public static string Example(string pattern) => Parameter().Replace(pattern, match => match.Groups[1].Value switch
    {
        "documentName" => "v1",
        "how" => "file",
        _ when match.Value.Contains(":int", StringComparison.Ordinal) || match.Value.Contains(":long", StringComparison.Ordinal) => "1",
        _ when pattern.Contains("/plans/", StringComparison.Ordinal) => "P1",
        _ when pattern.Contains("/actions/", StringComparison.Ordinal) => "A1",
        _ when pattern.Contains("/risks/", StringComparison.Ordinal) => "K1",
        "evidence" => "E1",
        "action" => "A1",
        "recommendation" or "id" => "R1",
        _ => "x",
    });

    [GeneratedRegex(@"\{\*{0,2}([A-Za-z]+)[^}]*\}")]
    private static partial Regex Parameter();

    /// <param name="Route">As the service names it.</param>
    /// <param name="SeenBy">Who gets it; the others get 404.</param>
    public sealed record Row(string Route, string Path, SamplePerson[] SeenBy)
    {
        public override string ToString() => Path;
    }
}
