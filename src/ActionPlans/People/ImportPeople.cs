using System.Globalization;
using System.Text;
using ActionPlans.Data;
using ActionPlans.Domain;
using MediatR;

namespace ActionPlans.People;

/// <summary>
/// People and posts from a CSV file with the header "name,email,body,role,from,until,deputy for"; one line a post, the last two may be empty.
/// All of it, or nothing.
/// </summary>
/// <param name="Csv">UTF-8.</param>
public sealed record ImportPeople(byte[] Csv, string By) : IRequest<ImportedPeople>;

/// <param name="People">New people; <paramref name="Posts"/>: lines, each a post or a deputy's.</param>
public sealed record ImportedPeople(int People, int Posts);

internal sealed class ImportPeopleHandler(Database database, TimeProvider clock) : RequestHandler<ImportPeople, ImportedPeople>
{
    private const int LargestFile = 10 * 1024 * 1024;
    private static readonly string[] Header = ["name", "email", "body", "role", "from", "until", "deputy for"];

    protected override ImportedPeople Handle(ImportPeople request)
    {
        if (request.Csv.Length > LargestFile)
            throw new RefusedException("the file is larger than 10 MB: split it");
        var rows = Csv.Read(Decoded(request.Csv)).ToList();
        if (rows.Count == 0 || !rows[0].Fields.Select(field => field.Trim().ToLowerInvariant()).SequenceEqual(Header))
            throw new RefusedException($"line 1: the header has to be '{string.Join(',', Header)}'");

        using var work = database.Begin();
        var now = clock.GetUtcNow();
        var people = 0;
        foreach (var (line, fields) in rows.Skip(1))
        {
            try
            {
                people += Take(work, fields, now, request.By) ? 1 : 0;
            }
            catch (RefusedException wrong)
            {
                throw new RefusedException(FormattableString.Invariant($"line {line}: {wrong.Message}; nothing was imported"));
            }
        }

        work.Commit();
        return new ImportedPeople(people, rows.Count - 1);
    }

    /// <returns>Whether the person is new.</returns>
    private static bool Take(UnitOfWork work, IReadOnlyList<string> fields, DateTimeOffset now, string by)
    {
        if (fields.Count != Header.Length)
            throw new RefusedException(FormattableString.Invariant($"{fields.Count} fields instead of {Header.Length}: write '{string.Join(',', Header)}', with quotes around a comma"));

        var person = PersonRecord.Find(work, fields[0]);
        var isNew = person is null;
        person ??= PersonRecord.Add(work, fields[0], fields[1], now, by);
        if (!string.Equals(person.Email, fields[1].Trim(), StringComparison.OrdinalIgnoreCase))
            throw new RefusedException($"{person.Name} is registered with {person.Email}, not {fields[1].Trim()}: correct one of them");

        var deputyFor = fields[6].Trim().Length == 0 ? null : PersonRecord.Get(work, fields[6]);
        Posts.Give(work, person, fields[2], StoredName.ToPostRole(fields[3].Trim()), Date(fields[4]), fields[5].Trim().Length == 0 ? null : Date(fields[5]), now, by, deputyFor);
        return isNew;
    }

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new RefusedException($"'{text.Trim()}' is no date: write it as 2012-07-27");

    private static string Decoded(byte[] csv)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException("the file is not UTF-8: save it as 'CSV UTF-8'");
        }
    }
}
