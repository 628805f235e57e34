using ActionPlans.Data.Dialect;

namespace ActionPlans.Tests.Data;

/// <summary>The differences by name: what each server is told.</summary>
[TestFixture]
public sealed class DialectTests
{
    [TestCase("SELECT Id FROM Body ORDER BY Id LIMIT @n", "SELECT Id FROM Body ORDER BY Id OFFSET 0 ROWS FETCH NEXT @n ROWS ONLY")]
    [TestCase("SELECT Id FROM Body ORDER BY Id LIMIT @most - @skip OFFSET @skip", "SELECT Id FROM Body ORDER BY Id OFFSET @skip ROWS FETCH NEXT @most - @skip ROWS ONLY")]
    [TestCase("SELECT By FROM Comment GROUP BY By", "SELECT [By] FROM Comment GROUP BY [By]")]
    [TestCase("SELECT 'R' || r.Id FROM Recommendation r", "SELECT 'R' + CAST(r.Id AS NVARCHAR(20)) FROM Recommendation r")]
    [TestCase("SELECT substr(Subject, 2) FROM Notice", "SELECT substring(Subject, 2, 4000) FROM Notice")]
    [TestCase("SELECT 1 FROM Post WHERE DeputyFor IS @who", "SELECT 1 FROM Post WHERE (DeputyFor = @who OR (DeputyFor IS NULL AND @who IS NULL))")]
    [TestCase("SELECT 1 FROM Body WHERE +Id IN (SELECT @ids WHERE 1 = 0)", "SELECT 1 FROM Body WHERE Id IN (NULL)")]
    [TestCase("UPDATE Message SET State = 'x' WHERE Id = @id RETURNING Id, State", "UPDATE Message SET State = 'x' OUTPUT inserted.Id, inserted.State WHERE Id = @id")]
    [TestCase(
        "INSERT INTO Setting (Name, Value) VALUES (@name, @json) ON CONFLICT (Name) DO UPDATE SET Value = excluded.Value WHERE Setting.Value <> @json",
        "UPDATE Setting SET Value = @json WHERE Setting.Name = @name AND Setting.Value <> @json; INSERT INTO Setting (Name, Value) SELECT @name, @json WHERE NOT EXISTS (SELECT 1 FROM Setting WHERE Setting.Name = @name)")]
    [TestCase("SELECT 'LIMIT 1 || By', \"By\" -- LIMIT\nFROM Body", "SELECT 'LIMIT 1 || By', \"By\" -- LIMIT\nFROM Body")]
    public void Sql_server_is_told(string sql, string said) => Assert.That(Flat(new SqlServerDialect().Translate(sql)), Is.EqualTo(Flat(said)));

    [Test]
    public void Sql_server_has_no_words_for_the_first_of_what_has_no_order() =>
        Assert.That(() => new SqlServerDialect().Translate("SELECT Id FROM Body LIMIT 1"), Throws.TypeOf<FormatException>().With.Message.Contains("ORDER BY"));

    [TestCase("SELECT CAST(substr(Subject, 2) AS INTEGER) FROM Notice", "SELECT CAST(substring(substr(Subject, 2) from '^[0-9]{1,18}$') AS BIGINT) FROM Notice")]
    [TestCase("SELECT 1 FROM Body WHERE Name LIKE @words ESCAPE '!'", "SELECT 1 FROM Body WHERE Name COLLATE \"C\" ILIKE @words ESCAPE '!'")]
    [TestCase("SELECT 1 FROM Notice WHERE Subject LIKE 'R%'", "SELECT 1 FROM Notice WHERE Subject LIKE 'R%'")]
    [TestCase("CREATE TEMP TABLE Due (Id INTEGER PRIMARY KEY, Name TEXT) WITHOUT ROWID", "CREATE TEMP TABLE Due (Id BIGINT PRIMARY KEY, Name TEXT COLLATE \"C\") ")]
    [TestCase("SELECT json_extract(value, '$[1]') FROM json_each(@pairs)", "SELECT (CAST(value AS JSONB) ->> 1) FROM jsonb_array_elements(CAST(@pairs AS JSONB))")]
    public void PostgreSql_is_told(string sql, string said) => Assert.That(Flat(new PostgreSqlDialect().Translate(sql)), Is.EqualTo(Flat(said)));

    private static string Flat(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
