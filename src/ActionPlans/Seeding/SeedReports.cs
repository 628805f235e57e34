using System.Security.Cryptography;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Recommendations;
using ActionPlans.Reports;
using ActionPlans.Runtime;

namespace ActionPlans.Seeding;

/// <summary>
/// Writes made-up reports with all that a trial of size needs: rows, deadlines worked out by the same rules, the audit trail, and a waiting
/// workflow for each that is open. Nobody is written to about what was late before today: workflows count from today.
/// </summary>
public sealed class SeedReports(Database database, WorkflowRuntime runtime, WorkingDays calendar, DeadlinePolicy policy, TimeProvider clock)
{
    private const string By = "Seed";
    private const int ReportsAtOnce = 250;

    /// <param name="written">Told how many recommendations are in, now and then.</param>
    /// <returns>How many recommendations were written.</returns>
    public async Task<int> WriteAsync(IEnumerable<SeededReport> reports, Action<int> written, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var batch in reports.Chunk(ReportsAtOnce))
        {
            using var work = database.Begin();
            var writer = new Writer(work, LondonTime.Today(clock.GetUtcNow()), policy, calendar);
            foreach (var report in batch)
                writer.Write(report);
            await runtime.StartAsync(work, writer.Starts, cancellationToken);
            work.Commit();
            written(count += batch.Sum(report => report.Recommendations.Count));
        }

        return count;
    }

    private sealed class Writer(UnitOfWork work, DateOnly today, DeadlinePolicy policy, WorkingDays calendar)
    {
        private readonly Dictionary<string, long> bodies = work.Query<(long Id, string Name)>("SELECT Id, Name FROM Body").ToDictionary(body => body.Name, body => body.Id, StringComparer.Ordinal);

        public List<WorkflowStart> Starts { get; } = [];

        public void Write(SeededReport report)
        {
            var reading = Reading(report);
            var deadlines = new ReportDeadlines(reading, report.ReceivedOn, policy, calendar);
            var received = LondonTime.At(report.ReceivedOn, SendingHours.Opens);
            var id = work.NextId("Report");
            work.Bulk(
                """
                INSERT INTO Report (Id, Sha256, FileName, Family, Title, Area, Region, InspectedFrom, InspectedTo, PublishedOn, ReceivedOn, Reading, Content, ImportedAt)
                VALUES (@id, @sha, @file, @family, @title, @area, @region, @from, @to, @published, @received, @reading, @content, @at)
                """,
                "id", "sha", "file", "family", "title", "area", "region", "from", "to", "published", "received", "reading", "content", "at").Queue(
                id, reading.SourceSha256, FormattableString.Invariant($"seeded-{id}.txt"), reading.Family, report.Title, report.Area, report.Region, reading.Dates.InspectionFrom,
                reading.Dates.InspectionTo, reading.Dates.Published, report.ReceivedOn, ReadingJson.Write(reading, indented: false), Encoding.UTF8.GetBytes(report.Title), received);

            var concerned = new HashSet<long>();
            for (var i = 0; i < report.Recommendations.Count; i++)
                Write(id, i + 1, report, deadlines, received, concerned);
            Plan(id, report, deadlines.Of(reading.PlanDuty!), received, concerned);
            foreach (var body in concerned)
                work.Bulk("INSERT INTO ReportBody (ReportId, BodyId) VALUES (@report, @body)", "report", "body").Queue(id, body);
        }

        private void Write(long report, int ordinal, SeededReport within, ReportDeadlines deadlines, DateTimeOffset received, HashSet<long> concerned)
        {
            var seeded = within.Recommendations[ordinal - 1];
            var read = Read(ordinal, seeded);
            var deadline = deadlines.Of(read);
            var closed = seeded.DaysAfterDue is { } days && deadline.Due is { } due && due.AddDays(days) < today
                ? LondonTime.At(due.AddDays(days), new TimeOnly(14, 0))
                : (DateTimeOffset?)null;
            var waits = closed is null && seeded.EvidenceWaits;
            var state = (closed is not null ? RecommendationState.Closed : waits ? RecommendationState.EvidenceSubmitted : RecommendationState.Open).ToStored();

            var id = SubjectId.Recommendation(work.NextId("Recommendation"));
            work.Bulk(
                """
                INSERT INTO Recommendation (Id, ReportId, Ordinal, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, ClosedAt, Version, Region)
                VALUES (@id, @report, @ordinal, @kind, @text, 'Recommendations', @ordinal, @ordinal, @timescaleKind, @timescale, @due, @deadline, @state, @closed, 1, @region)
                """,
                "id", "report", "ordinal", "kind", "text", "timescaleKind", "timescale", "due", "deadline", "state", "closed", "region").Queue(
                id.Number, report, ordinal, read.Kind.ToStored(), read.Text, read.Timescale.Kind.ToStored(), read.Timescale.Printed, deadline.Due, DeadlineJson.Write(deadline), state, closed, within.Region);
            for (var i = 0; i < seeded.Bodies.Count; i++)
            {
                var body = Body(seeded.Bodies[i], "provider");
                concerned.Add(body);
                work.Bulk("INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed, State) VALUES (@id, @position, @body, @printed, @state)", "id", "position", "body", "printed", "state")
                    .Queue(id.Number, i + 1, body, seeded.Bodies[i], state);
            }

            Said(id, received, "imported", $"Imported: {deadline.Explanation}", null, TimelineEntry.Standing("open", deadline.Due));
            if (closed is { } at)
                Said(id, at, "evidence-accepted", "Accepted the evidence.", TimelineEntry.Standing("evidenceSubmitted", deadline.Due), TimelineEntry.Standing(state, deadline.Due));
            else
                Starts.Add(new WorkflowStart("recommendation", id.ToString(), new Anchor(deadline.Due, today)));
            if (waits)
                Evidence(id);
        }

        private void Evidence(SubjectId recommendation)
        {
            var content = Encoding.UTF8.GetBytes($"The audit of {recommendation} shows that it is done.");
            var (evidence, at) = (work.NextId("Evidence"), LondonTime.At(today.AddDays(-3), new TimeOnly(10, 0)));
            work.Execute(
                """
                INSERT INTO Evidence (Id, Kind, Sha256, Size, Content, EffectiveOn, AddedAt, AddedBy, Number)
                VALUES (@evidence, 'statement', @sha, @size, @content, @on, @at, @By, 1);
                INSERT INTO EvidenceFor (EvidenceId, Subject, State, SubmittedAt, SubmittedBy) VALUES (@evidence, @subject, 'submitted', @at, @By);
                """,
                new { evidence, sha = Hash(content), size = content.Length, content, on = today.AddDays(-3), at, By, subject = recommendation.ToString() });
        }

        private void Plan(long report, SeededReport seeded, Deadline deadline, DateTimeOffset received, HashSet<long> concerned)
        {
            var id = SubjectId.Plan(work.NextId("ActionPlan"));
            var body = Body(seeded.Commissioner, "commissioner");
            concerned.Add(body);
            var submitted = seeded.PlanSubmittedOn is { } on && on < today ? LondonTime.At(on, new TimeOnly(15, 0)) : (DateTimeOffset?)null;
            var state = (submitted is null ? ActionPlanState.Due : ActionPlanState.Accepted).ToStored();
            work.Bulk(
                """
                INSERT INTO ActionPlan (Id, ReportId, BodyId, SubmitTo, CopyTo, Timescale, DueOn, Deadline, State, SubmittedAt, SubmittedBy, AcceptedAt, AcceptedBy, Version, Region)
                VALUES (@id, @report, @body, 'NHS England', '', @timescale, @due, @deadline, @state, @submitted, @by, @accepted, @by, 1, @region)
                """,
                "id", "report", "body", "timescale", "due", "deadline", "state", "submitted", "by", "accepted", "region").Queue(
                id.Number, report, body, PlanWithin, deadline.Due, DeadlineJson.Write(deadline), state, submitted, submitted is null ? null : By, submitted?.AddDays(10), seeded.Region);
            Said(id, received, "imported", $"Required: {deadline.Explanation}", null, TimelineEntry.Standing("due", deadline.Due));
            if (submitted is { } at)
                Said(id, at, "plan-submitted", "Submitted the action plan.", TimelineEntry.Standing("due", deadline.Due), TimelineEntry.Standing("submitted", deadline.Due));
            else
                Starts.Add(new WorkflowStart("action-plan", id.ToString(), new Anchor(deadline.Due, today)));
        }

        private void Said(SubjectId subject, DateTimeOffset at, string kind, string text, string? before, string after) =>
            new TimelineEntry(subject.ToString(), at, kind, By, text) { Before = before, After = after }.Insert(work);

        private long Body(string name, string role)
        {
            if (bodies.TryGetValue(name, out var id))
                return id;
            bodies.Add(name, id = work.NextId("Body"));
            work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (@id, @name, @role)", new { id, name, role });
            return id;
        }

        private const string PlanWithin = "within 20 working days of receipt of this report";

        private static Reading Reading(SeededReport report) => new(
            "cqc-clas-review", report.Title, report.Area, new ReportDates(report.ReceivedOn.AddDays(-60), report.ReceivedOn.AddDays(-56), report.ReceivedOn.AddDays(-1)),
            report.Commissioner, report.Region, report.Providers, [], [], [], [],
            new PlanDuty(report.Commissioner, report.Commissioner, Timescale.Read(PlanWithin), "NHS England", null, [], null, new LineSpan(1, 1)), [], [], [],
            Hash(Encoding.UTF8.GetBytes($"{report.Title} {report.ReceivedOn:yyyy-MM-dd} {report.Commissioner}")));

        private static ReadRecommendation Read(int ordinal, SeededRecommendation seeded) => new(
            ordinal, null, RecommendationKind.Recommendation, seeded.Text, new LineSpan(ordinal, ordinal), null, "Recommendations", Timescale.Read(seeded.Timescale),
            [.. seeded.Bodies.Select(body => new NamedBody(body, body))], false, [], [], []);

        private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
