using System.Text;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

[TestFixture]
public sealed class FictionalBoardPlanTests
{
    [Test]
    public void Board_plans_are_read_as_they_were_written()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var plan = new FictionalBoardPlan(seed);
            var reading = ReportReader.Read(ReportFile.FromBytes(Encoding.UTF8.GetBytes(plan.Text), "plan.txt"));

            Assert.That((reading.Family, reading.Area, reading.Dates.PublishedPrinted), Is.EqualTo(("board-business-plan", plan.Place, "June 2013")));
            Assert.That(reading.PlanRows.Select(Row), Is.EqualTo(plan.Rows.Select(row => row.ToString())), $"seed {seed}\n{plan.Text}");
            Assert.That(reading.Risks.Select(r => $"{r.Risk} | {r.Impact} | {r.Mitigations.Count}"), Is.EqualTo(plan.Risks), $"seed {seed}");
        }
    }

    private static string Row(PlanRow row) =>
        new ExpectedPlanRow(row.Objective ?? "", row.Action ?? "", row.Outcome ?? "", row.Evidence ?? "", row.Lead ?? "", row.Targets.Select(t => t.Printed).ToList()).ToString();
}
