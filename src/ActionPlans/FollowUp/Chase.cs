using System.Globalization;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Mailboxes;
using ActionPlans.Runtime;

namespace ActionPlans.FollowUp;

/// <summary>Something that is not asked about, and why.</summary>
/// <param name="Reason">As a sentence without its full stop.</param>
public sealed record LeftOut(SubjectId Subject, string Reason);

/// <summary>What sending and previewing a chase share: a notice for each subject, through the send-once ledger, and its entry in the timeline.</summary>
internal static class Chase
{
    /// <summary>In one go: as many as a person can still look over.</summary>
    public const int MostSubjects = 100;

    private const int LongestNote = 1_000;

    /// <summary>The key of a day's chase: asked twice on one day, a thing is told once.</summary>
    public static string Step(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"asked-{LondonTime.Today(now):yyyy-MM-dd}");

    /// <exception cref="RefusedException">Nothing or too much is chosen, or the note is too long.</exception>
    public static void Require(IReadOnlyList<SubjectId> subjects, string? note)
    {
        if (subjects.Count == 0)
            throw new RefusedException("Choose at least one thing to ask about");
        if (subjects.Count > MostSubjects)
            throw new RefusedException($"Choose at most {MostSubjects} things at a time");
        if (note?.Length > LongestNote)
            throw new RefusedException($"Write at most {LongestNote.ToString("N0", CultureInfo.InvariantCulture)} characters");
    }

    /// <returns>What was asked about, and what not.</returns>
    public static (IReadOnlyList<SubjectId> Asked, IReadOnlyList<LeftOut> LeftOut) Run(
        UnitOfWork work, IReadOnlyList<SubjectId> subjects, string? note, string by, DateTimeOffset now, SendingHours hours)
    {
        var asked = new List<SubjectId>();
        var leftOut = new List<LeftOut>();
        foreach (var id in subjects.Distinct())
        {
            if (WhyNot(work, id, now) is { } reason)
            {
                leftOut.Add(new LeftOut(id, reason));
                continue;
            }

            new TimelineEntry(id.ToString(), now, "Chased", by, $"{by} asks how far it is.{(string.IsNullOrWhiteSpace(note) ? "" : $" {note.Trim()}")}")
            {
                Why = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            }.Insert(work);
            new Notice(id.ToString(), Step(now), RecipientRole.Lead.Stored, NoticeKind.AskedAfter.ToStored(), [], now, hours.EarliestFrom(now)).Insert(work);
            asked.Add(id);
        }

        return (asked, leftOut);
    }

    private static string? WhyNot(UnitOfWork work, SubjectId id, DateTimeOffset now)
    {
        var subject = NoticeSubjectRow.Load(work, id);
        var (_, template) = NoticeRelevance.Redirected(RecipientRole.Lead.Stored, NoticeKind.AskedAfter.ToStored(), subject);
        if (NoticeRelevance.WhyDropped(template, Step(now), subject) is { } settled)
            return settled;
        var before = work.QueryFirst<string>(
            "SELECT By FROM TimelineEntry WHERE Subject = @subject AND Kind = 'Chased' AND At >= @midnight ORDER BY Id DESC LIMIT 1",
            new { subject = id.ToString(), midnight = LondonTime.StartOf(LondonTime.Today(now)) });
        return before is null ? null : $"{before} asked about {id} today already";
    }
}
