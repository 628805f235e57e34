using ActionPlans.Data;

namespace ActionPlans.Runtime;

/// <summary>Something that a person did, or that the system recorded by itself, about a subject.</summary>
/// <param name="Kind">Short stored name: "imported", "evidence-submitted", …</param>
/// <param name="By">Who; "ActionPlans" for the system.</param>
public sealed record TimelineEntry(string Subject, DateTimeOffset At, string Kind, string By, string Text)
{
    public const string System = "ActionPlans";

    internal void Insert(UnitOfWork work) => work.Bulk(
        "INSERT INTO TimelineEntry (Id, Subject, At, Kind, By, Text) VALUES (@id, @subject, @at, @kind, @by, @text)",
        "id", "subject", "at", "kind", "by", "text").Run(work.NextId("TimelineEntry"), Subject, At, Kind, By, Text);
}
