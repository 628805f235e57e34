using System.Globalization;
using System.Text;
using System.Text.Json;
using ActionPlans.Access;
using ActionPlans.Data;
using ActionPlans.Domain;
using ActionPlans.Reports;
using MediatR;

namespace ActionPlans.Imports;

/// <summary>A report is uploaded to be checked and imported. A file that can't be read is refused, and nothing of it is kept.</summary>
/// <param name="FileName">As the browser gives it; a path and invisible characters are taken off.</param>
public sealed record KeepUpload(string FileName, byte[] Content) : IRequest<KeptUpload>
{
    /// <summary>How many of one person's wait at the same time.</summary>
    public const int Most = 5;
}

/// <param name="Id">Null when the file was imported before.</param>
/// <param name="ImportedBefore">The report that it was imported as; null when it was not.</param>
public sealed record KeptUpload(long? Id, long? ImportedBefore);

internal sealed class KeepUploadHandler(Database database, OwnUploads uploads, Viewers viewers, TimeProvider clock) : RequestHandler<KeepUpload, KeptUpload>
{
    /// <summary>In characters. The longest report seen has a tenth of it.</summary>
    private const int LongestText = 3_000_000;

    protected override KeptUpload Handle(KeepUpload request)
    {
        var name = PlainName(request.FileName);
        var text = Read(request.Content, name);

        using var work = database.Begin();
        work.Execute("DELETE FROM Upload WHERE UploadedAt <= @Oldest AND State <> 'confirmed'", new { uploads.Oldest });
        if (work.Scalar<long?>("SELECT Id FROM Report WHERE Sha256 = @Sha256", new { text.Sha256 }) is { } known)
            return viewers.Scope(work).SeesReport(work, known)
                ? new KeptUpload(null, known)
                : throw new RefusedException($"{name} was imported before, for a place that you do not look after: ask your administrator.");
        if (uploads.Open(work).Count >= KeepUpload.Most)
            throw new RefusedException(FormattableString.Invariant($"{KeepUpload.Most} of your reports wait to be imported: import or remove one of them first."));

        var id = work.NextId("Upload");
        work.Execute(
            "INSERT INTO Upload (Id, PersonId, FileName, Content, Text, State, UploadedAt) VALUES (@id, @Person, @name, @Content, @json, 'checked', @now)",
            new { id, uploads.Person, name, request.Content, json = JsonSerializer.Serialize(text), now = clock.GetUtcNow() });
        work.Commit();
        return new KeptUpload(id, null);
    }

    private static ReportText Read(byte[] content, string name)
    {
        try
        {
            var text = ReportFile.FromBytes(content, name);
            if (text.Lines.Sum(line => (long)line.Text.Length) > LongestText)
                throw new RefusedException($"{name} holds more text than a report does; give the report alone, without annexes.");
            ReportReader.Read(text);
            return text;
        }
        catch (ReportRefusedException refused)
        {
            throw new RefusedException(refused.Message);
        }
    }

    private static string PlainName(string given)
    {
        var name = new StringBuilder();
        foreach (var rune in given.Replace('\\', '/').Split('/')[^1].EnumerateRunes())
        {
            // Characters that turn the direction of writing make "exe.txt" look like "txt.exe".
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
                name.Append(rune.ToString());
        }

        var plain = name.ToString().Trim();
        return plain.Length is > 0 and <= 200 ? plain : throw new RefusedException("The file's name is empty or longer than 200 characters: give it a plain name.");
    }
}
