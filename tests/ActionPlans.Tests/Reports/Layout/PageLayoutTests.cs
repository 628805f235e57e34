using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports.Layout;

/// <summary>Printed pages with columns and with tables whose cells wrap, as invented PDFs.</summary>
[TestFixture]
public sealed class PageLayoutTests
{
    private static readonly string[] Title =
    [
        "Review of how partners in Marlport work together", "Marlport Borough Council", "Published: 3 March 2021",
    ];

    private static readonly string[] Findings =
    [
        "1. Staff told us that the night desk is staffed by people who know the town and its families well, and that calls are answered within a few rings on most evenings of the week.",
        "2. The form that schools fill in is long. Two head teachers keep a shorter one of their own, which nobody else has seen and which the council has not agreed to.",
        "3. Young people said that they are asked the same questions by several workers, and that they would rather tell their story once to somebody who stays.",
    ];

    private static readonly string[] Asked =
    [
        "keep one list of all young people who live away from home and look at it in every meeting of the partnership",
        "tell schools within a day when a pupil has been seen at the hospital, and write down who was told",
        "ask every young person what they want to happen next and show them what was written down about it",
        "agree who answers the telephone at night, at weekends and on bank holidays, and publish the number",
        "bring the three forms together into one that can be filled in by hand",
    ];

    [Test]
    public void Two_columns_are_read_one_after_the_other()
    {
        var page = new PrintedPage().Across(Title).Columns(Findings, ["Recommendations", "The council should:", .. Asked.Take(3).Select(Bullet)]);

        Assert.That(Read(page).Recommendations.Select(r => r.Text), Is.EqualTo(Asked.Take(3)));
    }

    [Test]
    public void Item_cut_by_the_end_of_a_column_goes_on_in_the_next()
    {
        var (head, rest) = Halves(Asked[1]);
        var page = new PrintedPage().Across(Title)
            .Columns(["Recommendations", "The council should:", Bullet(Asked[0]), Bullet(head)], [rest, .. Asked.Skip(2).Select(Bullet)]);

        Assert.That(Read(page).Recommendations.Select(r => r.Text), Is.EqualTo(Asked));
    }

    [Test]
    public void Item_cut_by_the_end_of_a_page_goes_on_in_the_first_column_of_the_next()
    {
        var (head, rest) = Halves(Asked[3]);
        var first = new PrintedPage().Across(Title).Columns(Findings, ["Recommendations", "The council should:", Bullet(Asked[0]), Bullet(Asked[1]), Bullet(Asked[2]), Bullet(head)]).Foot("1");
        var second = new PrintedPage().Columns([rest, Bullet(Asked[4]), "Next steps", Findings[0]], [Findings[1], Findings[2]]).Foot("2");

        var reading = Read(first, second);

        Assert.That(reading.Recommendations.Select(r => r.Text), Is.EqualTo(Asked));
        Assert.That(reading.Recommendations[3].Pages, Is.EqualTo(new PageSpan(1, 2)));
    }

    [TestCase(9, false)]
    [TestCase(0, false)]
    [TestCase(9, true)]
    public void Table_with_wrapped_cells_is_read_row_by_row(int gap, bool isCentred)
    {
        var page = new PrintedPage().Across([.. Title, Findings[0], "Recommendations"]).Table([5, 40, 16, 12], Rows(0, 5), gap, isCentred).Across("Next steps", Findings[1]);

        AssertRows(Read(page));
    }

    [Test]
    public void Table_without_numbers_is_read_row_by_row([Values(9, 0)] int gap)
    {
        var rows = Rows(0, 5).Select(row => row[1..]).Select(row => (string[])[char.ToUpperInvariant(row[0][0]) + row[0][1..], .. row[1..]]);
        var page = new PrintedPage().Across([.. Title, Findings[0], "Recommendations"]).Table([40, 18, 14], rows, gap).Across("Next steps", Findings[1]);

        var all = Read(page).Recommendations;

        Assert.That(all.Select(r => r.Text), Is.EqualTo(Asked).IgnoreCase);
        Assert.That(all.Select(r => r.Bodies[0].Printed), Is.EqualTo(Rows(1, 5).Select(row => row[2])));
    }

    [Test]
    public void Names_that_wrap_begin_no_row_of_their_own()
    {
        string[][] rows =
        [
            ["Responsible body", "Recommendation"],
            ["Marlport Hospitals NHS Foundation Trust and school leaders", "Leaders of Marlport Hospitals NHS Foundation Trust, Marlport Borough Council and of all schools in the area must meet"],
            ["Marlport Borough Council and Northmere Clinical Group", "Marlport Borough Council and its partners of the Northmere Clinical Group must look at every case of a child"],
        ];
        var page = new PrintedPage().Across([.. Title, Findings[0], "Recommendations"]).Table([20, 40], rows, gap: 0).Across("Next steps", Findings[1]);

        Assert.That(Read(page).Recommendations.Select(r => r.Text), Is.EqualTo(rows.Skip(1).Select(row => row[1])));
    }

    [Test]
    public void Rows_of_one_line_each_stay_apart_without_a_gap()
    {
        string[][] rows = [["Recommendation", "Lead", "By when"], .. new[] { "Keep one list", "Tell all schools within a day", "Agree who answers" }.Select(asked => (string[])[asked, "The council", "six months"])];
        var page = new PrintedPage().Across([.. Title, Findings[0], "Recommendations"]).Table([40, 18, 14], rows, gap: 0).Across("Next steps", Findings[1]);

        Assert.That(Read(page).Recommendations.Select(r => r.Text), Is.EqualTo(rows.Skip(1).Select(row => row[0])));
    }

    [Test]
    public void Table_goes_on_after_a_page_break([Values] bool titlesComeAgain)
    {
        var first = new PrintedPage().Across([.. Title, Findings[0], "Recommendations"]).Table([5, 40, 16, 12], Rows(0, 3)).Foot("1");
        var second = new PrintedPage().Table([5, 40, 16, 12], titlesComeAgain ? [Rows(0, 0)[0], .. Rows(4, 5)] : Rows(4, 5)).Across("Next steps", Findings[1]).Foot("2");

        AssertRows(Read(first, second));
    }

    [Test]
    public void Columns_that_cannot_be_told_apart_are_doubted_and_not_passed_off_as_read()
    {
        // Every paragraph has its neighbour: it may as well be a table of questions and answers.
        string[] pair = ["What the council does today is written down in the first of these two halves of the page", "What it should do instead is written in the second, and nobody says which is which"];
        var page = new PrintedPage().Across([.. Title, "Recommendations", "The council should:", Bullet(Asked[0])]).Table([42, 42], [pair, pair, pair, pair, pair]);
        var reading = Read(page);

        var read = reading.Recommendations.Single(r => r.Text.StartsWith("keep one list"));
        Assert.That(reading.Checks.Take(2).Select(check => check.What), Has.One.Contains("page 1 stand columns").And.One.Contains("told apart"));
        Assert.That(read.Flags, Does.Contain("mixed-columns"));
        Assert.That(Confidence.Of(read, reading.Family).Text, Is.EqualTo("unsure"));
    }

    [Test]
    public void Text_across_the_page_stays_as_it_is()
    {
        var page = new PrintedPage().Across([.. Title, .. Findings, "Recommendations", "The council should:", .. Asked.Select(Bullet)]);

        var reading = Read(page);

        Assert.That(reading.Recommendations.Select(r => r.Text), Is.EqualTo(Asked));
        Assert.That(reading.Checks.Select(check => check.What), Has.None.Contains("told apart"));
    }

    private static void AssertRows(Reading reading)
    {
        var all = reading.Recommendations;
        Assert.That(all.Select(r => r.Text), Is.EqualTo(Asked));
        Assert.That(all.Select(r => r.Number), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(all.Select(r => r.Bodies[0].Printed), Is.EqualTo(Rows(1, 5).Select(row => row[2])));
        Assert.That(all.Select(r => r.Timescale.Amount), Is.EqualTo(new[] { 3, 6, 3, 6, 3 }));
        Assert.That(all.Select(r => r.Timescale.Unit), Is.All.EqualTo(TimeUnit.Months));
    }

    // Row 0 holds the titles.
    private static List<string[]> Rows(int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(i => i == 0 ? (string[])["No", "Recommendation", "Lead agency", "Timescale"]
            : [$"{i}", Asked[i - 1], i % 2 == 0 ? "Marlport Hospitals NHS Trust" : "Marlport Borough Council", i % 2 == 0 ? "within six months" : "within three months"])];

    private static (string Head, string Tail) Halves(string item)
    {
        var cut = item.LastIndexOf(' ', 42);
        return (item[..cut], item[(cut + 1)..]);
    }

    private static string Bullet(string item) => "- " + item;

    private static Reading Read(params PrintedPage[] pages)
    {
        ReportText text;
        try
        {
            text = ReportFile.FromBytes(MinimalPdf.Print([.. pages.Select(page => page.Pieces)]), "report.pdf");
        }
        catch (ReportRefusedException e) when (e.Message.Contains("poppler-utils"))
        {
            Assert.Ignore(e.Message);
            throw;
        }

        return ReportReader.Read(text);
    }
}
