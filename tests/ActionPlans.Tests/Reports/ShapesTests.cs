using System.Globalization;
using ActionPlans.Domain;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

/// <summary>
/// Small fictional reports in shapes that converters and other years print, each with a key written by hand from the report alone:
/// the face in the first line, then a line for each thing asked for (beginning of its text, number, timescale, bodies with "+"
/// where more are meant than named, flags that have to be there). Nothing may be missing and nothing made up.
/// </summary>
[TestFixture]
public sealed class ShapesTests
{
    private static IEnumerable<string> Shapes => Directory.GetFiles(Folder(), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order();

    [TestCaseSource(nameof(Shapes))]
    public void Shape_is_read_as_its_key_says(string shape)
    {
        var reading = ReportReader.Read(ReportFile.Load(Path.Combine(Folder(), shape + ".txt")));
        var key = File.ReadAllLines(Path.Combine(Folder(), shape + ".key")).Where(line => line.Length > 0).ToList();
        var expected = key.Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        Assert.That(Face(reading), Is.EqualTo(key[0]));
        Assert.That(reading.Recommendations.Select((r, i) => Line(r, i < expected.Count ? expected[i] : [])), Is.EqualTo(expected.Select(e => string.Join(" | ", e.Take(4)).TrimEnd())));
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.That(reading.Recommendations[i].Flags, Is.SupersetOf(expected[i][4].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    private static string Face(Reading reading) => FormattableString.Invariant(
        $"family {reading.Family}; area {reading.Area ?? "none"}; inspection {Day(reading.Dates.InspectionFrom)} {Day(reading.Dates.InspectionTo)}; published {reading.Dates.PublishedPrinted ?? Day(reading.Dates.Published)}; plan {Plan(reading.PlanDuty)}");

    private static string Plan(PlanDuty? duty) => duty is null ? "none" : string.Join(' ', new[]
    {
        duty.Timescale.Kind == TimescaleKind.None ? "none" : null, duty.Timescale.Amount?.ToString(CultureInfo.InvariantCulture), duty.Timescale.Unit?.ToStored(),
        duty.Timescale.Trigger?.ToStored(), duty.Timescale.Date is { } date ? Day(date.Through) : null, duty.ByBody,
    }.OfType<string>());

    private static string Line(ReadRecommendation read, string[] expected)
    {
        var begins = expected.Length > 0 && read.Text.StartsWith(expected[0], StringComparison.Ordinal) ? expected[0] : read.Text;
        var bodies = string.Join("; ", read.Bodies.Select(b => b.Name ?? "?" + b.Printed)) + (read.OpenEnded ? " +" : "");
        return $"{begins} | {read.Number} | {Time(read.Timescale)} | {bodies.Trim()}".TrimEnd();
    }

    private static string Time(Timescale time) => time.Kind switch
    {
        TimescaleKind.Relative => $"{time.Amount} {time.Unit!.Value.ToStored()}",
        TimescaleKind.Date => Day(time.Date!.Through),
        _ => time.Kind.ToStored(),
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";

    private static string Folder() => Path.Combine(SampleReportsTests.Folder(), "..", "..", "..", "..", "tests", "ActionPlans.Tests", "Reports", "Shapes");
}
