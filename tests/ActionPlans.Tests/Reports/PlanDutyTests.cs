using System.Globalization;
using System.Text;
using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>By when a report wants its plan: once, or a draft and then the final one.</summary>
[TestFixture]
public sealed class PlanDutyTests
{
    private const string Of20 = "20 workingDays receipt draft";

    [TestCase("The council should submit a draft action plan to Ofsted within 20 working days of receipt of this report and the final plan within 70 working days.", "70 workingDays receipt final", Of20)]
    [TestCase("The council should prepare an action plan. A draft should be sent within 20 working days of receiving this report, the final version within 70 working days of receiving it.", "70 workingDays receipt final", Of20)]
    [TestCase("The council must send, within 20 working days of receipt of the final report, a draft action plan and, within 70 working days of receipt of the final report, the final action plan.", "70 workingDays receipt final", Of20)]
    [TestCase("The council should submit a final action plan within 70 working days of receipt of this report, having sent a draft of the plan within 20 working days.", "70 workingDays receipt final", Of20)]
    [TestCase("The council should send a draft action plan by 3 June 2016 and the final action plan by Friday 8 July 2016.", "2016-07-08 final", "2016-06-03 draft")]
    [TestCase("The council should prepare a written statement of proposed action within 70 working days of receiving this letter.", "70 workingDays letter", null)]
    [TestCase("The council should send a draft action plan within 20 working days of receipt of this report.", "20 workingDays receipt draft", null)]
    [TestCase("The council should prepare an action plan within 70 working days of receipt of the final report.", "70 workingDays receipt", null)]
    [TestCase("The council should submit an interim action plan within six weeks of publication of this report and a full plan within six months.", "6 months publication final", "6 weeks publication draft")]
    [TestCase("The council should send its action plan; decisions within 45 days of referral should be part of it.", "", null)]
    public void Plan_is_asked_for_in_stages_or_once(string words, string duty, string? further)
    {
        var reading = Read($"Progress inspection of services in Northmere\n\nNorthmere County Council\n\nRecommendations\n\n1. The council should review its rota.\n\nNext steps\n\n{words}\n");

        Assert.That(Shown(reading.PlanDuty!), Is.EqualTo(duty));
        Assert.That(reading.FurtherDuties.Select(Shown), Is.EqualTo(further is null ? [] : new[] { further }));
        Assert.That(reading.FurtherDuties.Append(reading.PlanDuty!).Select(d => d.ByBody), Is.All.EqualTo("Northmere County Council"));
    }

    [Test]
    public void Draft_and_final_plan_of_a_health_review_are_two_duties()
    {
        var reading = Read(
            """
            Review of health services for Children Looked After and Safeguarding in Northmere

            CCGs included: NHS Northmere CCG

            Recommendations

            1. NHS Northmere CCG should ensure that:

            1.1 records are shared.

            Next steps

            An action plan is required from NHS Northmere CCG: a draft within 20 working days of receipt of this report and the final plan within 70 working days of receipt.

            Please submit your action plan to CQC through a@b.example.
            """);

        Assert.That(Shown(reading.PlanDuty!), Is.EqualTo("70 workingDays receipt final"));
        Assert.That(reading.FurtherDuties.Select(Shown), Is.EqualTo(new[] { Of20 }));
        Assert.That(reading.FurtherDuties.Single() with { Stage = "final", Timescale = reading.PlanDuty!.Timescale }, Is.EqualTo(reading.PlanDuty), "the same body, receiver and lines");
    }

    private static Reading Read(string text) => ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(text), "fictional.txt"));

    private static string Shown(PlanDuty duty) => string.Join(' ', new[]
    {
        duty.Timescale.Amount?.ToString(CultureInfo.InvariantCulture), duty.Timescale.Unit?.ToStored(), duty.Timescale.Trigger?.ToStored(),
        duty.Timescale.Date?.Through.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), duty.Stage,
    }.OfType<string>());
}
