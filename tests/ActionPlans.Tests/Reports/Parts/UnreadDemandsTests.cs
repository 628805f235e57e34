using System.Text;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports.Parts;

/// <summary>A letter that asks for nothing is refused, and says where a person may see it otherwise.</summary>
[TestFixture]
public sealed class UnreadDemandsTests
{
    private const string Letter = """
        Ofsted
        Piccadilly Gate

        3 May 2022

        Dear Ms Ashdown

        Monitoring visit of Marlport children's services

        This letter summarises the findings of the monitoring visit to Marlport Borough Council on 5 and 6 April 2022.

        Findings

        Children are seen on time. Managers know their staff well.

        """;

    [Test]
    public void Visit_that_asks_for_nothing_is_refused_with_the_lines_that_sound_like_a_demand()
    {
        var refusal = Refusal(Letter + """
            Records have improved. Senior leaders should now make sure that every plan is written with the child. The rest is good.

            More work needs to be done on supervision.

            Yours sincerely
            """);

        Assert.That(refusal, Does.StartWith("No recommendations were found in letter.txt"));
        Assert.That(refusal, Does.Contain("line 15 (\"Senior leaders should now make sure that every plan is written with …\")"));
        Assert.That(refusal, Does.Contain("line 17 (\"More work needs to be done on supervision.\")").And.Not.Contain("Children are seen").And.Not.Contain("\n"));
    }

    [Test]
    public void More_lines_than_anybody_reads_are_cut_short()
    {
        var refusal = Refusal(Letter + string.Join("\n\n", Enumerable.Range(0, 9).Select(i => $"Practice in team {i} needs to become as good as elsewhere.")));

        Assert.That(refusal.Split("line ").Length - 1, Is.EqualTo(5));
        Assert.That(refusal, Does.Contain("and others"));
    }

    [Test]
    public void Where_nothing_sounds_like_a_demand_no_line_is_named() =>
        Assert.That(Refusal(Letter), Is.EqualTo("No recommendations were found in letter.txt; check that it is an inspection report and complete."));

    private static string Refusal(string text) =>
        Assert.Throws<ReportRefusedException>(() => ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "letter.txt")))!.Message;
}
