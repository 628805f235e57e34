using ActionPlans.Installations;

namespace ActionPlans.Tests.Installations;

[TestFixture]
public sealed class TableHashTests
{
    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void Is_the_same_in_whatever_order_rows_come((long, string)[] rows)
    {
        var given = rows.Select(row => new object?[] { row.Item1, row.Item2 }).ToArray();

        Assert.That(Of(given), Is.EqualTo(Of([.. given.Reverse()])));
    }

    [Test]
    public void Tells_apart_what_only_looks_alike()
    {
        object?[][][] tables =
        [
            [], [[null]], [[""]], [[Array.Empty<byte>()]], [[0L]], [[0.0]], [["0"]], [["0"u8.ToArray()]], [["a", "bc"]], [["ab", "c"]], [["a", null]], [[null, "a"]],
            [["a"], ["b"]], [["a"], ["b"], ["b"]], [["a"], ["a"], ["b"]],
        ];

        Assert.That(tables.Select(Of), Is.Unique);
    }

    [Test]
    public void Counts_rows_and_says_sixty_four_digits()
    {
        using var hash = new TableHash();
        for (var row = 0L; row < 1_000; row++)
            hash.Add([row]);

        Assert.That((hash.Rows, hash.ToString().Length), Is.EqualTo((1_000, 64)));
    }

    private static string Of(object?[][] rows)
    {
        using var hash = new TableHash();
        foreach (var row in rows)
            hash.Add(row);
        return hash.ToString();
    }
}
