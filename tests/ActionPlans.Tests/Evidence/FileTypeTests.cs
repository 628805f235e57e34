using System.IO.Compression;
using System.Text;
using ActionPlans.Domain;
using ActionPlans.Evidence;

namespace ActionPlans.Tests.Evidence;

[TestFixture]
public sealed class FileTypeTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0];

    [Test]
    public void What_people_hand_in_is_taken_for_what_it_is()
    {
        Assert.That(Type("audit.PDF", "%PDF-1.7 …"u8), Is.EqualTo("application/pdf"));
        Assert.That(Type("minutes.docx", Package("word/document.xml")), Does.EndWith("wordprocessingml.document"));
        Assert.That(Type("figures.xlsx", Package("xl/workbook.xml")), Does.EndWith("spreadsheetml.sheet"));
        Assert.That(Type("slides.pptx", Package("ppt/presentation.xml")), Does.EndWith("presentationml.presentation"));
        Assert.That(Type("policy.odt", Package("content.xml")), Does.EndWith("opendocument.text"));
        Assert.That(Type("screen.png", Png), Is.EqualTo("image/png"));
        Assert.That(Type("photo.jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), Is.EqualTo("image/jpeg"));
        Assert.That(Type("letter.msg", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]), Is.EqualTo("application/vnd.ms-outlook"));
        Assert.That(Type("letter.eml", "From: a@b.example\r\n\r\nDone."u8), Is.EqualTo("message/rfc822"));
        Assert.That(Type("note.txt", "Done – in every team."u8), Is.EqualTo("text/plain"));
        Assert.That(Type("figures.csv", "team,done\nA,yes\n"u8), Is.EqualTo("text/csv"));
    }

    [TestCase("audit.pdf", "MZ\u0090", "audit.pdf is a program")]
    [TestCase("audit.txt", "#!/bin/sh\nrm", "audit.txt is a program")]
    [TestCase("audit", "text", "is of a type that is not taken")]
    [TestCase("setup.exe", "text", "is of a type that is not taken")]
    [TestCase("page.html", "<html>", "is of a type that is not taken")]
    [TestCase("macros.docm", "text", "is of a type that is not taken")]
    [TestCase("audit.pdf", "just text", "is no pdf file inside")]
    [TestCase("audit.docx", "PK\u0003\u0004 cut off", "is no docx file inside")]
    [TestCase("audit.txt", "te\0xt", "is no txt file inside")]
    public void What_is_not_taken_is_refused_with_one_line(string name, string content, string because) => Assert.That(
        () => FileType.Of(name, Encoding.Latin1.GetBytes(content)),
        Throws.TypeOf<RefusedException>().With.Message.Contains(because).And.Message.Not.Contains("\n"));

    [Test]
    public void Document_with_macros_is_refused_under_whatever_name() => Assert.That(
        () => FileType.Of("audit.docx", Package("word/document.xml", "word/vbaProject.bin")), Throws.TypeOf<RefusedException>());

    [Test]
    public void Package_of_another_kind_is_refused() => Assert.That(
        () => FileType.Of("audit.docx", Package("xl/workbook.xml")), Throws.TypeOf<RefusedException>().With.Message.Contains("no docx"));

    private static string Type(string name, ReadOnlySpan<byte> content) => FileType.Of(name, content.ToArray()).MediaType;

    private static byte[] Package(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(package.CreateEntry(part).Open());
                writer.Write("<x/>");
            }
        }

        return stream.ToArray();
    }
}
