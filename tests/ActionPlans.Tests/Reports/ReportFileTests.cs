using System.Text;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

[TestFixture]
public sealed class ReportFileTests
{
    [Test]
    public void Empty_file_is_refused() => Assert.That(() => ReportFile.FromBytes([], "a.txt"), Refused("empty"));

    [Test]
    public void Blank_file_is_refused() => Assert.That(() => ReportFile.FromBytes("  \r\n \n"u8.ToArray(), "a.txt"), Refused("no text"));

    [Test]
    public void Binary_file_is_refused() => Assert.That(() => ReportFile.FromBytes([1, 0, 2, 0, 255, 3], "a.txt"), Refused("not text"));

    [Test]
    public void File_over_25_MB_is_refused() =>
        Assert.That(() => ReportFile.FromBytes(new byte[ReportFile.LargestSize + 1], "a.txt"), Refused("25 MB"));

    [Test]
    public void Missing_file_is_refused() => Assert.That(() => ReportFile.Load("no-such-report.txt"), Refused("no file"));

    [Test]
    public void Folder_is_refused() => Assert.That(() => ReportFile.Load(Path.GetTempPath()), Throws.InstanceOf<ReportRefusedException>());

    [Test]
    public void Text_without_a_known_family_is_refused() =>
        Assert.That(() => ReportReader.Read(ReportFile.FromBytes("Minutes of the parish council\n\nNone."u8.ToArray(), "a.txt")), Refused("a.txt"));

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public void Unicode_encodings_are_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("children’s services – café")];

        Assert.That(ReportFile.FromBytes(bytes, "a.txt").Lines.Single().Text, Is.EqualTo("children’s services – café"));
    }

    [Test]
    public void Windows_1252_is_read() =>
        Assert.That(ReportFile.FromBytes([0x63, 0x92, 0x20, 0x96, 0xE9], "a.txt").Lines.Single().Text, Is.EqualTo("c’ –é"));

    [Test]
    public void Line_numbers_are_those_of_an_editor()
    {
        var lines = ReportFile.FromBytes("one\r\ntwo\fstill two\n\nfour\rfive"u8.ToArray(), "a.txt").Lines;

        Assert.That(lines.Select(l => l.Text), Is.EqualTo(new[] { "one", "twostill two", "", "four", "five" }));
        Assert.That(lines.Select(l => l.Number), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
    }

    [Test]
    public void Invisible_signs_are_taken_out() =>
        Assert.That(ReportFile.FromBytes("a\u200Bb\u202Ec\u00ADd\u00A0e"u8.ToArray(), "a.txt").Lines.Single().Text, Is.EqualTo("abcd e"));

    private static NUnit.Framework.Constraints.Constraint Refused(string saying) =>
        Throws.InstanceOf<ReportRefusedException>().With.Message.Contains(saying).And.Message.Not.Contains("\n");
}
