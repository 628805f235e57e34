using ActionPlans.Data;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;

namespace ActionPlans.People;

/// <summary>Something that only an administrator can put right.</summary>
/// <param name="Subject">What it is about: "lead@NHS Northmere", an address, a body. With the kind it says whether two are the same.</param>
internal sealed record TaskToRaise(string Kind, string Subject, string Text)
{
    /// <summary>A role at a body whom nothing reaches.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>An address that letters come back from. Nothing is routed to it while the task is open.</summary>
    public const string MailboxFailed = "mailbox-failed";

    /// <summary>The mail server or the folder for letters does not work.</summary>
    public const string DeliveryFailed = "delivery-failed";

    /// <summary>The bank holidays of a year that is near are not known for certain.</summary>
    public const string CalendarEnds = "calendar-ends";

    /// <summary>A body's duties went to several, and one of them is taken to answer.</summary>
    public const string SuccessionUnclear = "succession-unclear";
}

/// <summary>The table AdministratorTask.</summary>
internal static class AdministratorTasks
{
    /// <summary>Whether the same one is open, or was done.</summary>
    public static bool WasRaised(UnitOfWork work, TaskToRaise task) =>
        work.Scalar<long>("SELECT count(*) FROM AdministratorTask WHERE Kind = @Kind AND Subject = @Subject", task) > 0;

    /// <summary>Raises it, and tells the administrator once; nothing while the same one is open.</summary>
    public static void Raise(UnitOfWork work, TaskToRaise task, DateTimeOffset at, DateTimeOffset tellAfter)
    {
        if (work.Scalar<long>("SELECT count(*) FROM AdministratorTask WHERE Kind = @Kind AND Subject = @Subject AND DoneAt IS NULL", task) > 0)
            return;

        var id = SubjectId.Task(work.NextId("AdministratorTask"));
        work.Execute(
            "INSERT INTO AdministratorTask (Id, Kind, Subject, Text, RaisedAt, Version) VALUES (@Number, @Kind, @Subject, @Text, @at, 1)",
            new { id.Number, task.Kind, task.Subject, task.Text, at });
        new TimelineEntry(id.ToString(), at, "task-raised", TimelineEntry.System, task.Text).Insert(work);
        new Notice(id.ToString(), "task-raised", RecipientRole.Administrator.Stored, NoticeKind.TaskRaised.ToStored(), [], at, tellAfter).Insert(work);
    }
}
