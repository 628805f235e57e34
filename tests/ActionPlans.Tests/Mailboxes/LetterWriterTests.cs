using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

internal sealed class LetterWriterTests
{
    [Test]
    public void Subject_of_an_overdue_recommendation_says_since_when_which_and_where() =>
        Assert.That(Sample.Letter(Sample.Overdue).Subject, Is.EqualTo(
            "Overdue since 28 October 2012: recommendation 2, Harrowdale – Review how urgent referrals are passed on outside office…"));

    [TestCase(7, "Due in 7 days: ")]
    [TestCase(1, "Due tomorrow: ")]
    [TestCase(0, "Due today: ")]
    [TestCase(null, "Due on 5 November 2012: ")]
    [TestCase(-1, "Overdue since 6 November 2012: ")]
    public void Subject_of_a_reminder_counts_the_days(int? daysLeft, string opening) =>
        Assert.That(Sample.Letter(Sample.Reminder with { DaysLeft = daysLeft }).Subject, Does.StartWith(opening));

    [Test]
    public void Letter_answers_what_when_how_worked_out_what_now_who_else_and_why()
    {
        var letter = Sample.Letter(Sample.Overdue);

        foreach (var part in new[] { letter.Text, letter.Html })
        {
            Assert.That(part, Does.Contain("Review how urgent referrals are passed on outside office hours."));
            Assert.That(part, Does.Contain("Saturday 27 October 2012"));
            Assert.That(part, Does.Contain("2 days after it was due"));
            Assert.That(part, Does.Contain("3 calendar months from the report"));
            Assert.That(part, Does.Contain("Finish the work and submit evidence of it today."));
            Assert.That(part, Does.Contain("actionplans evidence add R2 FILE"));
            Assert.That(part, Does.Contain("The executive lead, Helen Marsh."));
            Assert.That(part, Does.Contain("You lead this recommendation for NHS Harrowdale."));
        }
    }

    [Test]
    public void Advice_depends_on_the_readers_role()
    {
        var advice = RecipientRole.All.ToDictionary(
            role => role.Stored,
            role => NoticeWording.WhatToDo(Sample.Overdue with { Kind = NoticeKind.Escalation }, role));

        Assert.That(advice["executive-lead"], Does.StartWith("Speak to the lead"));
        Assert.That(advice["oversight"], Does.StartWith("Ask the responsible body"));
        Assert.That(advice["regulator"], Does.Contain("Follow it up with the responsible body"));
        Assert.That(advice["administrator"], Does.Contain("mailboxes"));
        Assert.That(advice["provider-lead"], Is.EqualTo(advice["lead"]));
    }

    [Test]
    public void Every_kind_has_words_for_every_role_with_and_without_a_date()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>())
            foreach (var role in RecipientRole.All)
                foreach (var due in new DateOnly?[] { null, new DateOnly(2012, 11, 5) })
                    foreach (var about in Enum.GetValues<NoticeSubject>())
                    {
                        var item = Sample.Reminder with { Kind = kind, Due = due, DaysLeft = null, About = about };
                        var letter = LetterWriter.Write(Sample.Request(item) with { To = Sample.Lead with { Role = role } });
                        Assert.That(letter.Subject, Is.Not.Empty);
                        Assert.That(letter.Text, Does.Not.Contain("  \n").And.Not.Contains(" .").And.Not.Contains(".."), $"{kind} {role} {due}");
                    }
    }

    [Test]
    public void Without_a_date_nothing_is_called_overdue()
    {
        var letter = Sample.Letter(Sample.Reminder with { Kind = NoticeKind.TimescaleNeeded, Due = null, DaysLeft = null, Explanation = null });

        Assert.That(letter.Subject, Does.StartWith("Date needed: recommendation 3, Harrowdale"));
        Assert.That(letter.Text, Does.Contain("cannot be overdue").And.Not.Contains("By when"));
    }

    [Test]
    public void Notices_that_were_missed_are_listed_in_the_one_that_stands_for_them() =>
        Assert.That(
            Sample.Letter(Sample.Overdue with { Merged = ["Reminder, 1 day before: 26 October 2012", "On the day: 27 October 2012"] }).Text,
            Does.Contain("could not be sent in time:\n  * Reminder, 1 day before: 26 October 2012\n  * On the day: 27 October 2012\n"));

    [Test]
    public void Reasons_for_a_return_are_quoted() =>
        Assert.That(
            Sample.Letter(Sample.Reminder with { Kind = NoticeKind.EvidenceReturned, Comment = "The audit covers\nonly one ward." }).Text,
            Does.Contain("  > The audit covers only one ward.\n"));

    [Test]
    public void Digest_of_forty_items_is_one_letter_with_overdue_first_and_counts_in_the_subject()
    {
        var items = Enumerable.Range(1, 40).Select(i => (i % 4) switch
        {
            0 => Sample.Accepted with { SubjectId = $"R{i}" },
            1 or 2 => Sample.Reminder with { SubjectId = $"R{i}", Due = new DateOnly(2012, 11, 1).AddDays(40 - i) },
            _ => Sample.Overdue with { SubjectId = $"R{i}", Due = new DateOnly(2012, 10, 20).AddDays(-i), DaysLeft = -9 - i },
        }).ToArray();

        var letter = Sample.Letter(items);

        Assert.That(letter.Subject, Is.EqualTo("Your actions today: 10 overdue, 20 due soon and 10 other – Harrowdale"));
        Assert.That(letter.Text, Does.Contain("40 notices for you today: 10 overdue, 20 due soon and 10 other."));
        Assert.That(
            new[] { "OVERDUE (10)", "R39: ", "R3: ", "DUE SOON (20)", "R38: ", "R1: ", "OTHER (10)", "R4: ", "R40: " }.Select(words => letter.Text.IndexOf("\n" + words, StringComparison.Ordinal)),
            Is.Ordered.And.All.Positive);
        foreach (var item in items)
            Assert.That(letter.Html, Does.Contain($">{item.SubjectId}: "));
    }

    [Test]
    public void What_holds_for_all_items_of_a_digest_is_said_once()
    {
        var text = Sample.Letter(Sample.Reminder, Sample.Reminder with { SubjectId = "R8", Bodies = ["NHS Harrowdale"] }).Text;

        Assert.That(text.Split("Why you got this").Length - 1, Is.EqualTo(1));
        Assert.That(text, Does.Contain("Responsible: NHS Harrowdale.").And.Contains("Responsible: Harrowdale Community Health NHS Trust and NHS Harrowdale."));
    }

    [Test]
    public void What_is_settled_shows_no_date_any_more() =>
        Assert.That(Sample.Letter(Sample.Accepted).Text, Does.Not.Contain("By when").And.Not.Contains("worked out"));

    [TestCase(NoticeKind.EvidenceSubmitted)]
    [TestCase(NoticeKind.PlanSubmitted)]
    public void Whoever_decides_about_what_was_handed_in_is_not_told_to_do_so_by_its_date(NoticeKind kind)
    {
        var text = Sample.Letter(Sample.Reminder with { Kind = kind }).Text;

        Assert.That(text, Does.Not.Contain("By when").And.Not.Contains("worked out").And.Contains("It was due by"));
    }

    [Test]
    public void Two_areas_are_both_named_in_a_digests_subject() =>
        Assert.That(
            Sample.Letter(Sample.Overdue, Sample.Reminder with { Area = "Elmshire" }).Subject,
            Is.EqualTo("Your actions today: 1 overdue and 1 due soon – Harrowdale and Elmshire"));

    [Test]
    public void Hostile_text_stays_text()
    {
        var letter = Sample.Letter(Sample.Reminder with
        {
            Text = "<script>alert(1)</script><img src=x onerror=alert(1)>\r\nBcc: all@example.org\r\n\r\nWhat to do now:\r\nPay \u202Etxt.exe\u2066 &amp; \"quote\" 👩‍👧 \uD800",
            Area = "<b>Area</b>\r\nX: y",
            ReportTitle = "\u200F</title><script>",
        });

        Assert.That(letter.Subject, Does.StartWith("Due in 7 days: recommendation 3, <b>Area</b> X: y – <script>"));
        Assert.That(letter.Subject.Length, Is.LessThanOrEqualTo(120));
        Assert.That(letter.Html, Does.Not.Contain("<script").And.Not.Contains("<img").And.Not.Contains("<b>"));
        Assert.That(letter.Html, Does.Contain("&amp;amp; &quot;quote&quot;"));
        Assert.That(letter.Text, Does.Contain("  > <script>alert(1)</script><img src=x onerror=alert(1)> Bcc: all@example.org What to do now: Pay txt.exe &amp;"));
        Assert.That(letter.Text.Split('\n').Count(line => line.StartsWith("What to do now:", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(letter.Text + letter.Html + letter.Subject, Does.Not.Match("[\u200E\u200F\u202A-\u202E\u2066-\u2069\r]"));
    }

    [Test]
    public void Very_long_text_is_cut_at_a_word_and_says_so()
    {
        var words = string.Concat(Enumerable.Repeat("safeguarding ", 800));

        var letter = Sample.Letter(Sample.Reminder with { Text = words });

        Assert.That(words, Has.Length.GreaterThan(10_000));
        Assert.That(letter.Subject, Has.Length.LessThanOrEqualTo(120).And.EndsWith("safeguarding…"));
        Assert.That(letter.Text, Has.Length.LessThan(6000).And.Contains("safeguarding…\n"));
    }

    [Test]
    public void Text_of_one_endless_word_is_cut_without_halving_an_emoji() =>
        Assert.That(PlainText.Cut("a" + string.Concat(Enumerable.Repeat("😀", 100)), 120).EnumerateRunes().Any(rune => rune.Value == 0xFFFD), Is.False);

    [FsCheck.NUnit.Property]
    public bool Subjects_are_short_single_visible_lines(string? text, string? area, string? number)
    {
        var subject = Sample.Letter(Sample.Reminder with { Text = text ?? "", Area = area ?? "", Number = number }).Subject;
        return subject.Length <= 120 && !subject.Any(char.IsControl) && subject == PlainText.OneLine(subject);
    }

    [Test]
    public void Same_request_gives_the_same_bytes()
    {
        var first = Eml.Write(Sample.Letter(Sample.Overdue, Sample.Reminder));
        var second = Eml.Write(Sample.Letter(Sample.Overdue, Sample.Reminder));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void A_letter_about_nothing_is_refused() =>
        Assert.That(() => LetterWriter.Write(Sample.Request()), Throws.ArgumentException);

    [Test]
    public void Html_is_a_whole_document_that_loads_nothing()
    {
        var html = Sample.Letter(Sample.Overdue, Sample.Reminder).Html;

        Assert.That(html, Does.StartWith("<!DOCTYPE html>\n<html lang=\"en-GB\">").And.EndsWith("</html>\n"));
        Assert.That(html, Does.Not.Contain("src=").And.Not.Contains("href=").And.Not.Contains("url(").And.Not.Contains("@import"));
        Assert.That(html.Split("<h1").Length - 1, Is.EqualTo(1));
    }
}
