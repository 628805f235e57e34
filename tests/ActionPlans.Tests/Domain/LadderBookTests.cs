using ActionPlans.Domain;

namespace ActionPlans.Tests.Domain;

public sealed class LadderBookTests
{
    private static readonly DateOnly Day = new(2013, 1, 7);

    [Test]
    public void Most_specific_rule_holds_and_of_these_the_latest()
    {
        var book = new LadderBook(
        [
            Rule("general"), Rule("general-2013", from: new(2013, 1, 1)), Rule("general-2014", from: new(2014, 1, 1)),
            Rule("band", band: "immediate"), Rule("family", family: "jtai-letter"), Rule("both", family: "jtai-letter", band: "immediate"),
        ]);

        Assert.That(Held(book, null, null), Is.EqualTo("general-2013"));
        Assert.That(Held(book, "cqc-clas-review", "3 months"), Is.EqualTo("general-2013"));
        Assert.That(Held(book, "cqc-clas-review", "immediate"), Is.EqualTo("band"));
        Assert.That(Held(book, "jtai-letter", "3 months"), Is.EqualTo("family"));
        Assert.That(Held(book, "jtai-letter", "immediate"), Is.EqualTo("both"));
        Assert.That(book.For(null, null, new(2012, 12, 31)).Ladder.Steps[^1].Key, Is.EqualTo("general"));
        Assert.That(book.For(null, null, new(2014, 1, 1)).Ladder.Steps[^1].Key, Is.EqualTo("general-2014"));
    }

    [Test]
    public void What_no_rule_covers_has_the_built_in_ladder() =>
        Assert.That(new LadderBook([Rule("later", from: new(2014, 1, 1))]).For("jtai-letter", "plan", Day).Ladder, Is.SameAs(Ladder.Default));

    [Test]
    public void Two_rules_for_the_same_duties_from_the_same_day_are_refused() => Assert.That(
        () => new LadderBook([Rule("a", band: "plan"), Rule("b", band: "plan")]), Throws.TypeOf<RefusedException>().With.Message.Contains("every family, plan, always"));

    [TestCase("Within 3 months", "3 months")]
    [TestCase("three months", "3 months")]
    [TestCase("Immediate", "immediate")]
    [TestCase("20 working days", "20 working days")]
    [TestCase("none", "none")]
    [TestCase(" plan ", "plan")]
    public void A_band_is_the_same_however_it_is_written(string written, string band) => Assert.That(Band.Parse(written), Is.EqualTo(band));

    [TestCase("")]
    [TestCase("soonish")]
    public void What_is_no_band_is_refused(string written) => Assert.That(() => Band.Parse(written), Throws.TypeOf<RefusedException>().With.Message.Contains("no band"));

    private static string Held(LadderBook book, string? family, string? band) => book.For(family, band, Day).Ladder.Steps[^1].Key;

    /// <summary>The built-in ladder, with a chase that tells which one it is.</summary>
    private static LadderRule Rule(string name, DateOnly? from = null, string? family = null, string? band = null) =>
        new(from, family, band, new Ladder([.. Ladder.Default.Steps.SkipLast(1), Ladder.Default.Steps[^1] with { Key = name }]));
}
