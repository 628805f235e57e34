using System.Text;
using ActionPlans.Mailboxes;

namespace ActionPlans.Tests.Mailboxes;

internal sealed class EmlTests
{
    [Test]
    public void A_letter_reads_back_as_it_was_written()
    {
        var letter = Sample.Letter();

        var mail = ParsedMail.Parse(Eml.Write(letter));

        Assert.That(mail["From"], Is.EqualTo("\"ActionPlans\" <actionplans@example.nhs.uk>"));
        Assert.That(mail["To"], Is.EqualTo("\"Dr Amara Okoye\" <safeguarding.lead@example.nhs.uk>"));
        Assert.That(mail["Subject"], Is.EqualTo(letter.Subject));
        Assert.That(mail["Message-ID"], Is.EqualTo("<letter-42@example.nhs.uk>"));
        Assert.That(mail["Date"], Is.EqualTo("Mon, 29 Oct 2012 09:00:00 +0000"));
        Assert.That(mail["Auto-Submitted"], Is.EqualTo("auto-generated"));
        Assert.That(mail["X-Auto-Response-Suppress"], Is.EqualTo("All"));
        Assert.That(mail["X-ActionPlans-Items"], Is.EqualTo("R7 reminder reminder-7"));
        Assert.That(mail["MIME-Version"], Is.EqualTo("1.0"));
        Assert.That(mail.Parts.Select(part => part.ContentType), Is.EqualTo(new[] { "text/plain", "text/html" }));
        Assert.That(mail.Part("text/plain").Words, Is.EqualTo(letter.Text.ReplaceLineEndings("\r\n")));
        Assert.That(mail.Part("text/html").Words, Is.EqualTo(letter.Html.ReplaceLineEndings("\r\n")));
    }

    [Test]
    public void Summer_time_is_in_the_date() =>
        Assert.That(
            ParsedMail.Parse(Eml.Write(Sample.Letter() with { At = new(2012, 8, 6, 9, 5, 0, TimeSpan.FromHours(1)) }))["Date"],
            Is.EqualTo("Mon, 6 Aug 2012 09:05:00 +0100"));

    [TestCase("Überfällig 👩‍👧 – Größe, and a subject that goes on for so long that it has to be folded over several lines of the header")]
    [TestCase("=?utf-8?B?QmNjOg==?= is no encoded word of ours")]
    [TestCase("plain")]
    [TestCase("a plain subject without anything special in it that is nevertheless long enough to need folding twice over, indeed")]
    public void Subjects_survive(string subject) =>
        Assert.That(ParsedMail.Parse(Eml.Write(Sample.Letter() with { Subject = subject }))["Subject"], Is.EqualTo(subject));

    [Test]
    public void Nothing_in_a_letter_can_start_a_header()
    {
        const string Attack = "x\r\nBcc: all@example.org\r\n\r\n<html>\n\u2028\u0085\0";
        var letter = Sample.Letter() with
        {
            Id = Attack,
            Subject = Attack,
            ToName = Attack + "\"\\",
            FromName = Attack,
            Headers = new Dictionary<string, string> { ["X-Note"] = Attack },
            Attachments = [new LetterAttachment(Attack + "\".csv", "text/csv", "a"u8.ToArray())],
        };

        var mail = ParsedMail.Parse(Eml.Write(letter));

        Assert.That(mail.All().SelectMany(part => part.HeaderNames), Has.None.EqualTo("Bcc"));
        Assert.That(mail.HeaderNames, Is.EqualTo(new[]
        {
            "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "X-Note", "MIME-Version", "Content-Type",
        }));
        Assert.That(mail["Subject"], Is.EqualTo("x Bcc: all@example.org <html>"));
    }

    [TestCase("a@example.org\r\nBcc: b@example.org")]
    [TestCase("a@example.org, b@example.org")]
    [TestCase("A <a@example.org>")]
    [TestCase("\"a b\"@example.org")]
    [TestCase("nobody")]
    [TestCase("ä@example.org")]
    [TestCase("")]
    public void An_address_that_is_none_fails_for_good(string address) =>
        Assert.That(
            () => Eml.Write(Sample.Letter() with { To = address }),
            Throws.TypeOf<MailboxException>().With.Property("Transient").False.And.Message.Contains("is not an e-mail address").And.Message.Not.Contains("\n"));

    [TestCase("Bcc")]
    [TestCase("message-id")]
    [TestCase("Content-Type")]
    [TestCase("X:\r\nBcc")]
    [TestCase("")]
    public void Headers_that_the_delivery_owns_are_refused(string name) =>
        Assert.That(
            () => Eml.Write(Sample.Letter() with { Headers = new Dictionary<string, string> { [name] = "v" } }),
            Throws.TypeOf<MailboxException>().With.Message.Contains("may not set"));

    [Test]
    public void Attachments_come_through_byte_by_byte_under_a_safe_name()
    {
        var bytes = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();
        var letter = Sample.Letter() with
        {
            Attachments =
            [
                new LetterAttachment("../../etc/plan.csv", "text/csv; charset=utf-8", bytes),
                new LetterAttachment("Maßnahmenplan 👩‍👧 für Harrowdale und noch viel mehr.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes),
            ],
        };

        var mail = ParsedMail.Parse(Eml.Write(letter));

        Assert.That(mail.ContentType, Is.EqualTo("multipart/mixed"));
        Assert.That(mail.Part("text/csv")["Content-Disposition"], Is.EqualTo("attachment; filename=\"plan.csv\""));
        Assert.That(mail.Part("text/csv").Content, Is.EqualTo(bytes));
        Assert.That(mail.Parts[2]["Content-Disposition"], Does.StartWith("attachment; filename*0*=utf-8''Ma%C3%9Fnahmenplan"));
        Assert.That(mail.Part("text/plain").Words, Does.Contain("Dear Dr Amara Okoye,"));
    }

    [Test]
    public void An_attachment_type_that_is_none_is_refused() =>
        Assert.That(
            () => Eml.Write(Sample.Letter() with { Attachments = [new LetterAttachment("a", "text/csv\r\nX: y", default)] }),
            Throws.TypeOf<MailboxException>().With.Message.Contains("not the type of a file"));

    [Test]
    public void Lines_are_short_ascii_and_end_with_CRLF()
    {
        var letter = Sample.Letter(Sample.Reminder with { Text = new string('ä', 10_000) }) with { Id = new string('i', 90), Text = new string('x', 10_000) + "\n.\nFrom me \n" };

        var eml = Encoding.Latin1.GetString(Eml.Write(letter));

        Assert.That(eml, Does.Match("^[\t\r\n\x20-\x7e]*$"));
        Assert.That(eml.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\r").And.Not.Contains("\n"));
        Assert.That(eml.Split("\r\n").Max(line => line.Length), Is.LessThanOrEqualTo(998));
        Assert.That(eml.Split("\r\n"), Has.None.StartsWith("."));
        Assert.That(ParsedMail.Parse(Eml.Write(letter)).Part("text/plain").Words, Is.EqualTo(letter.Text.ReplaceLineEndings("\r\n")));
    }

    [Test]
    public void Different_ids_keep_different_message_ids() =>
        Assert.That(
            new[] { "R7/chase", "R7 chase", "R7-chase", "r7@chase", "" }.Select(id => ParsedMail.Parse(Eml.Write(Sample.Letter() with { Id = id }))["Message-ID"]),
            Is.Unique.And.All.Match("^<[A-Za-z0-9.-]+@example.nhs.uk>$"));

    [FsCheck.NUnit.Property]
    public bool Any_words_survive(FsCheck.NonNull<string> words)
    {
        var text = string.Concat(words.Get.EnumerateRunes()).Replace("\r", "", StringComparison.Ordinal);
        var mail = ParsedMail.Parse(Eml.Write(Sample.Letter() with { Text = text, Subject = words.Get }));
        return mail.Part("text/plain").Words == text.Replace("\n", "\r\n", StringComparison.Ordinal) && mail["Subject"] == PlainText.OneLine(words.Get);
    }
}
