using ActionPlans.Domain;

namespace ActionPlans.Mailboxes;

/// <summary>
/// Writes letters in plain language: what, by when, how the date was worked out, what to do now, who else is told, and why the reader got
/// it. Pure: the same request gives the same letter.
/// </summary>
public static class LetterWriter
{
    private const int SubjectLength = 120;
    private const int WholeText = 4000; // longer is a reading error rather than a recommendation; `show` has all of it
    private const int DigestText = 300;
    private const int MostAreas = 5; // the subject line holds no more

    /// <summary>One item becomes a letter about it, several become one digest: overdue first, then what is due soon, then the rest.</summary>
    /// <exception cref="ArgumentException">The request has no items.</exception>
    public static Letter Write(LetterRequest request)
    {
        if (request.Items.Count == 0)
            throw new ArgumentException("A letter needs at least one item.", nameof(request));
        var content = request.Items.Count == 1 && request.NotShown.Count == 0 ? Single(request, request.Items[0]) : Digest(request);
        return new Letter
        {
            Id = request.LetterId,
            To = request.To.Address,
            ToName = PlainText.OneLine(request.To.Name),
            From = request.From,
            FromName = PlainText.OneLine(request.ServiceName),
            Subject = content.Subject,
            Text = LetterText.Render(content),
            Html = LetterHtml.Render(content),
            Headers = new Dictionary<string, string>
            {
                ["X-ActionPlans-Items"] = string.Join(", ", request.Items.Select(item => $"{item.SubjectId} {item.Kind.ToStored()} {item.Step}")),
            },
            Attachments = request.Attachments,
            At = request.At,
        };
    }

    private static LetterContent Single(LetterRequest request, LetterItem item)
    {
        var heading = $"{NoticeWording.Status(item)}: {NoticeWording.Thing(item)}";
        var about = PlainText.FirstVisible(item.Text, item.ReportTitle);
        return new LetterContent(
            PlainText.Cut(about.Length == 0 ? heading : $"{heading} – {about}", SubjectLength),
            heading,
            Greeting(request),
            [NoticeWording.Opening(item, RoleOf(request, item))],
            [new LetterSection(null, [new LetterEntry(null, null, [.. Facts(item, RoleOf(request, item), WholeText), .. Background(item, RoleOf(request, item))])])],
            Footer(request));
    }

    private static LetterContent Digest(LetterRequest request)
    {
        var groups = Enum.GetValues<DigestGroup>()
            .Select(group => (Group: group, Items: request.Items.Where(item => GroupOf(item) == group).OrderBy(item => item.Due ?? DateOnly.MaxValue).ToList(),
                NotShown: request.NotShown.GetValueOrDefault(group)))
            .Where(group => group.Items.Count + group.NotShown > 0)
            .ToList();
        var counts = Say.List([.. groups.Select(group => $"{group.Items.Count + group.NotShown} {group.Group.Words()}")]);
        var areas = Say.List([.. request.Items.Select(item => PlainText.OneLine(item.Area)).Where(area => area.Length > 0).Distinct().Take(MostAreas)]);
        var shared = SharedBackground(request);
        var sections = groups.Select(group => new LetterSection(
            $"{Capital(group.Group.Words())} ({group.Items.Count + group.NotShown})",
            [.. group.Items.Select(item => DigestEntry(item, RoleOf(request, item), shared)), .. NotShown(request, group.NotShown)]));
        if (shared.Count > 0)
            sections = sections.Append(new LetterSection("About all of these", [new LetterEntry(null, null, shared)]));
        var day = DateOnly.FromDateTime(request.At.DateTime);
        return new LetterContent(
            PlainText.Cut($"Your actions today: {counts}{(areas.Length == 0 ? "" : $" – {areas}")}", SubjectLength),
            $"Your actions on {Say.Day(day)}",
            Greeting(request),
            [$"{Say.Count(request.Items.Count + request.NotShown.Values.Sum(), "notice")} for you today: {counts}."],
            [.. sections],
            Footer(request));
    }

    private static IEnumerable<LetterEntry> NotShown(LetterRequest request, int count)
    {
        if (count > 0)
            yield return new LetterEntry(
                $"And {count} more", "They are not listed here so that this letter stays readable; they count as told to you.", [new CommandsFact("See all of them", [$"actionplans messages show {request.LetterId}"])]);
    }

    private static LetterEntry DigestEntry(LetterItem item, RecipientRole role, IReadOnlyList<SentenceFact> shared) => new(
        $"{PlainText.OneLine(item.SubjectId)}: {NoticeWording.Status(item)} – {NoticeWording.Thing(item)}",
        NoticeWording.Opening(item, role),
        [.. Facts(item, role, DigestText), .. Background(item, role).Where(fact => !shared.Contains(fact))]);

    // A digest of forty items that says forty times why one got it is not read.
    private static List<SentenceFact> SharedBackground(LetterRequest request)
    {
        var shared = Background(request.Items[0], RoleOf(request, request.Items[0])).ToList();
        foreach (var item in request.Items.Skip(1))
        {
            var background = Background(item, RoleOf(request, item)).ToList();
            shared.RemoveAll(fact => !background.Contains(fact));
        }

        return shared;
    }

    private static RecipientRole RoleOf(LetterRequest request, LetterItem item) => item.Role ?? request.To.Role;

    private static DigestGroup GroupOf(LetterItem item) => DigestGroups.Of(item.Kind, item.Due is not null, item.DaysLeft);

    private static List<LetterFact> Facts(LetterItem item, RecipientRole role, int textLength)
    {
        var facts = new List<LetterFact>();
        if (item.Text.Length > 0)
            facts.Add(new QuoteFact(SubjectWords.Of(item, role).Quoted, PlainText.Cut(PlainText.OneLine(item.Text), textLength)));
        if (!string.IsNullOrWhiteSpace(item.EvidenceExpected))
            facts.Add(new QuoteFact("What will show it", PlainText.Cut(PlainText.OneLine(item.EvidenceExpected), textLength)));
        if (!string.IsNullOrWhiteSpace(item.Comment))
            facts.Add(new QuoteFact("What was said", PlainText.Cut(PlainText.OneLine(item.Comment), textLength)));
        var settled = item.Kind is NoticeKind.EvidenceAccepted or NoticeKind.PlanAccepted or NoticeKind.Withdrawn
            or NoticeKind.AmendmentSubmitted or NoticeKind.AmendmentReturned or NoticeKind.AmendmentAccepted;
        // Whoever decides about what was handed in need not do so by the date until which it had to be.
        var handedIn = item.Kind is NoticeKind.EvidenceSubmitted or NoticeKind.PlanSubmitted;
        if (item.Due is { } due && !settled)
            facts.Add(new SentenceFact(handedIn ? "It was due by" : item.IsReview ? "To be looked at" : "By when", Say.Day(due)));
        if (!string.IsNullOrWhiteSpace(item.Explanation) && !settled && !handedIn)
            facts.Add(new SentenceFact("How the date was worked out", PlainText.OneLine(item.Explanation)));
        if (item.Owned.Count > 0)
            facts.Add(new ListFact("What is yours now", OneLineEach(item.Owned)));
        facts.Add(new SentenceFact("What to do now", NoticeWording.WhatToDo(item, role)));
        if (item.Commands.Count > 0)
            facts.Add(new CommandsFact(item.Commands.Count == 1 ? "The command for it" : "The commands for it", OneLineEach(item.Commands)));
        if (item.Attached.Count > 0)
            facts.Add(new ListFact("Attached", OneLineEach(item.Attached)));
        if (item.Merged.Count > 0)
            facts.Add(new ListFact("This also stands for notices that could not be sent in time", OneLineEach(item.Merged)));
        return facts;
    }

    private static IEnumerable<SentenceFact> Background(LetterItem item, RecipientRole role)
    {
        if (item.AlsoTold is { } told)
            yield return new("Who else is told", told.Count == 0 ? "Nobody." : Capital($"{Say.List(OneLineEach(told))}."));
        yield return new("Why you got this", PlainText.FirstVisible(item.Why, $"You are recorded as {role.Spoken}."));
        if (item.Bodies.Count > 0)
            yield return new("Responsible", $"{Say.List(OneLineEach(item.Bodies))}.");
        if (!string.IsNullOrWhiteSpace(item.Lead))
            yield return new("Lead", $"{PlainText.OneLine(item.Lead).TrimEnd('.')}.");
        if (PlainText.OneLine(item.ReportTitle) is { Length: > 0 } title)
            yield return new("Report", $"{title}.");
    }

    private static string[] OneLineEach(IReadOnlyList<string> lines) => [.. lines.Select(PlainText.OneLine)];

    private static string Greeting(LetterRequest request) =>
        string.IsNullOrWhiteSpace(request.To.Name) ? "Hello," : $"Dear {PlainText.OneLine(request.To.Name)},";

    private static string Footer(LetterRequest request) =>
        $"This is an automatic message from {PlainText.OneLine(request.ServiceName)}. Replies to it are not read.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
