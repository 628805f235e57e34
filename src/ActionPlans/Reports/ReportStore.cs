using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Recommendations;

namespace ActionPlans.Reports;

/// <summary>Writes a read report (as corrected, with the original reading kept beside it): its own row, the bodies it names, its recommendations and the plan it asks for.</summary>
internal sealed class ReportStore(UnitOfWork work, Reading reading, Reading original)
{
    /// <summary>Beside each thing that comes of the report, so that a region's lists need not look at reports; empty when it has none.</summary>
    public string Region => reading.Region ?? "";

    public long Insert(ImportReport request, ReportText text, DateTimeOffset now)
    {
        var id = work.NextId("Report");
        work.Execute(
            """
            INSERT INTO Report (Id, Sha256, FileName, Family, Title, Area, Region, InspectedFrom, InspectedTo, PublishedOn, ReceivedOn, Reading, Corrections, Content, ImportedAt)
            VALUES (@id, @Sha256, @FileName, @Family, @Title, @Area, @Region, @InspectionFrom, @InspectionTo, @Published, @ReceivedOn, @json, @corrections, @Content, @now)
            """,
            new
            {
                id, text.Sha256, request.FileName, reading.Family, reading.Title, reading.Area, reading.Region, reading.Dates.InspectionFrom,
                reading.Dates.InspectionTo, reading.Dates.Published, request.ReceivedOn, json = ReadingJson.Write(original), corrections = request.Corrections?.ToJson(), request.Content, now,
            });
        return id;
    }

    /// <returns>The ids of the bodies by name; known ones are kept.</returns>
    public Dictionary<string, long> InsertBodies()
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var body in reading.Bodies)
            ids[body.Name] = Body(body.Name, body.Role);
        return ids;
    }

    public SubjectId Insert(long reportId, ReadRecommendation read, Deadline deadline, Dictionary<string, long> bodies)
    {
        var id = SubjectId.Recommendation(work.NextId("Recommendation"));
        work.Bulk(
            """
            INSERT INTO Recommendation (Id, ReportId, Ordinal, Number, Kind, Text, Section, LineFrom, LineTo, TimescaleKind, Timescale, DueOn, Deadline, State, Version, Region)
            VALUES (@id, @report, @ordinal, @number, @kind, @text, @section, @from, @to, @timescaleKind, @timescale, @due, @deadline, @state, 1, @region)
            """,
            "id", "report", "ordinal", "number", "kind", "text", "section", "from", "to", "timescaleKind", "timescale", "due", "deadline", "state", "region").Queue(
            id.Number, reportId, read.Ordinal, read.Number, read.Kind.ToStored(), read.Text, read.Section, read.Lines.From, read.Lines.To,
            read.Timescale.Kind.ToStored(), read.Timescale.Printed, deadline.Due, DeadlineJson.Write(deadline), RecommendationState.Open.ToStored(), Region);

        var responsible = work.Bulk(
            "INSERT INTO RecommendationBody (RecommendationId, Position, BodyId, Printed) VALUES (@recommendation, @position, @body, @printed)",
            "recommendation", "position", "body", "printed");
        var position = 0;
        foreach (var body in Responsible(read))
            responsible.Queue(id.Number, ++position, IdOf(bodies, body), body.Printed);
        return id;
    }

    /// <summary>A recommendation that names nobody goes to whoever commissions, or to the area: it must not be lost.</summary>
    private IEnumerable<NamedBody> Responsible(ReadRecommendation read) => read.Bodies.Count > 0
        ? read.Bodies.DistinctBy(body => body.Name ?? body.Printed)
        : [new NamedBody(null, reading.Commissioner ?? reading.Area ?? "Nobody named")];

    public SubjectId Insert(long reportId, PlanDuty duty, Deadline deadline, Dictionary<string, long> bodies)
    {
        var id = SubjectId.Plan(work.NextId("ActionPlan"));
        var body = new NamedBody(duty.ByBody, duty.By ?? "the commissioner");
        work.Execute(
            """
            INSERT INTO ActionPlan (Id, ReportId, BodyId, SubmitTo, CopyTo, FollowUpBy, Timescale, DueOn, Deadline, State, Version, Stage, Region)
            VALUES (@Number, @reportId, @body, @To, @copyTo, @FollowUpBy, @timescale, @Due, @json, @state, 1, @Stage, @Region)
            """,
            new
            {
                id.Number, reportId, body = IdOf(bodies, body), duty.To, copyTo = string.Join(", ", duty.CopyTo), duty.FollowUpBy, duty.Stage, Region,
                timescale = duty.Timescale.Printed, deadline.Due, json = DeadlineJson.Write(deadline), state = ActionPlanState.Due.ToStored(),
            });
        return id;
    }

    /// <summary>A body that the report does not identify stands under its printed words, so that it is seen and can be put right.</summary>
    private long IdOf(Dictionary<string, long> bodies, NamedBody body)
    {
        var name = body.Name ?? body.Printed;
        if (!bodies.TryGetValue(name, out var id))
            bodies.Add(name, id = Body(name, "other"));
        return id;
    }

    /// <summary>The id of a body by its name, which becomes known with it.</summary>
    public long IdOf(string name) => Body(name, "other");

    private long Body(string name, string role)
    {
        if (work.Scalar<long?>("SELECT Id FROM Body WHERE Name = @name", new { name }) is { } known)
            return known;
        var id = work.NextId("Body");
        work.Execute("INSERT INTO Body (Id, Name, Role) VALUES (@id, @name, @role)", new { id, name, role });
        return id;
    }
}
