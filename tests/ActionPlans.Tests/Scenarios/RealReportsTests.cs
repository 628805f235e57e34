using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Reports;
using ActionPlans.Simulation;
using ActionPlans.Tests.Kit;
using ActionPlans.Tests.Reports;
using Microsoft.Extensions.Configuration;

namespace ActionPlans.Tests.Scenarios;

/// <summary>What the three real reports with lists become. Facts only: no sentence of a report stands in the approved files.</summary>
[TestFixture]
public sealed class RealReportsTests
{
    [Test]
    public async Task Message_calendar_of_Tower_Hamlets_until_the_end_of_2013_when_nobody_does_anything()
    {
        var content = ReportFile.ReadBytes(SharedReports.PathOf("tower-hamlets-cqc-2012.txt"));

        var messages = await SimulateReport.RunAsync(
            "tower-hamlets-cqc-2012.txt", content, new DateOnly(2012, 7, 27), new DateOnly(2013, 12, 31), new ConfigurationBuilder().Build(), CancellationToken.None);

        Approved.Check("tower-hamlets-cqc-2012", messages
            .GroupBy(notice => (notice.At, notice.To, notice.Role, notice.MessageId))
            .Select(message => string.Create(
                CultureInfo.InvariantCulture,
                $"{LondonTime.At(message.Key.At):yyyy-MM-dd ddd HH:mm zzz}  {message.Key.To.Split('@')[0],-60}  {string.Join(", ", message.Select(notice => $"{notice.About} {notice.Kind} ({notice.Step.Split('@', '#')[0]})"))}")));
    }

    [Test]
    public void Counts_per_report() => Approved.Check("counts-per-report", new[]
    {
        "tower-hamlets-cqc-2012.txt", "tower-hamlets-ofsted-2012.txt", "bedford-cqc-clas-2015.txt",
    }.SelectMany(Counts));

    private static IEnumerable<string> Counts(string name)
    {
        var reading = SharedReports.Read(name);
        yield return name;
        yield return string.Create(CultureInfo.InvariantCulture, $"  {reading.Family}, {reading.Area}, {reading.Dates.Published:yyyy-MM-dd}");
        yield return $"  {reading.Recommendations.Count} recommendations: {Tally(reading.Recommendations.Select(r => r.Timescale.Kind == TimescaleKind.Relative ? $"{r.Timescale.Amount} {r.Timescale.Unit}" : $"{r.Timescale.Kind}"))}";
        yield return $"  {reading.Recommendations.Count(r => r.Marks.Count > 0)} marked, {reading.Recommendations.Count(r => r.OpenEnded)} open-ended, {reading.Recommendations.Sum(r => r.ReferencedBy.Count)} back-references";
        yield return $"  {reading.Bodies.Count} bodies, {reading.Judgements.Count} judgements, {reading.Checks.Count} checks";
        yield return reading.PlanDuty is { } duty
            ? $"  plan: {duty.Timescale.Amount} {duty.Timescale.Unit} of {duty.Timescale.Trigger}, {duty.CopyTo.Count} copies"
            : "  no plan asked for";
    }

    private static string Tally(IEnumerable<string> values) => string.Join(", ", values.GroupBy(value => value).Select(group => $"{group.Count()} × {group.Key}"));
}
