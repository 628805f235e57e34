using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActionPlans.Domain;

namespace ActionPlans.Reports;

/// <summary>Writes a reading as <c>actionplans.reading/1</c>; see reading-1.schema.json beside this file.</summary>
public static class ReadingJson
{
    public const string Format = "actionplans.reading/1";

    // Written by hand: the names are a contract with others, not a mirror of our records.
    public static string Write(Reading reading, bool indented = true)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            WriteReading(json, reading);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteReading(Utf8JsonWriter json, Reading reading)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("family", reading.Family);
        json.WriteString("title", reading.Title);
        json.WriteString("area", reading.Area);
        json.WriteStartObject("dates");
        Date(json, "inspectionFrom", reading.Dates.InspectionFrom);
        Date(json, "inspectionTo", reading.Dates.InspectionTo);
        Date(json, "published", reading.Dates.Published);
        json.WriteEndObject();
        json.WriteString("publishedPrinted", reading.Dates.PublishedPrinted);
        json.WriteString("commissioner", reading.Commissioner);
        json.WriteString("region", reading.Region);
        Strings(json, "providers", reading.Providers);
        Strings(json, "inspectors", reading.Inspectors);
        Objects(json, "bodies", reading.Bodies, WriteBody);
        Objects(json, "judgements", reading.Judgements, WriteJudgement);
        Objects(json, "recommendations", reading.Recommendations, (writer, recommendation) => WriteRecommendation(writer, recommendation, reading.Family));
        if (reading.PlanDuty is null)
        {
            json.WriteNull("planDuty");
        }
        else
        {
            json.WriteStartObject("planDuty");
            WritePlanDuty(json, reading.PlanDuty);
            json.WriteEndObject();
        }

        Objects(json, "furtherDuties", reading.FurtherDuties, WritePlanDuty);
        Objects(json, "planRows", [.. reading.PlanRows.Index()], (writer, row) => WritePlanRow(writer, row.Index + 1, row.Item));
        Objects(json, "risks", reading.Risks, WriteRisk);
        Objects(json, "checks", reading.Checks, WriteCheck);
        WriteConfidence(json, ReadingConfidence.Of(reading));
        json.WriteString("sourceSha256", reading.SourceSha256);
        json.WriteEndObject();
    }

    private static void WriteConfidence(Utf8JsonWriter json, ReadingConfidence confidence)
    {
        json.WriteStartObject("confidence");
        json.WriteString("title", confidence.Title);
        json.WriteString("area", confidence.Area);
        json.WriteString("inspectionDates", confidence.InspectionDates);
        json.WriteString("published", confidence.Published);
        json.WriteString("judgements", confidence.Judgements);
        json.WriteString("planDuty", confidence.PlanDuty);
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, ReadBody body)
    {
        json.WriteString("name", body.Name);
        Strings(json, "printed", body.Printed);
        json.WriteString("role", body.Role);
        Objects(json, "succession", OrganisationRegister.Successors(body.Name), WriteSuccession);
    }

    private static void WriteSuccession(Utf8JsonWriter json, Succession next)
    {
        json.WriteString("to", next.To);
        Date(json, "on", next.On);
        json.WriteBoolean("oneOfSeveral", next.IsOneOfSeveral);
    }

    private static void WriteJudgement(Utf8JsonWriter json, Judgement judgement)
    {
        json.WriteString("aspect", judgement.Aspect);
        json.WriteString("grade", judgement.Grade);
        json.WriteString("group", judgement.Group);
        Lines(json, judgement.Lines);
    }

    private static void WriteRecommendation(Utf8JsonWriter json, ReadRecommendation recommendation, string family)
    {
        json.WriteNumber("ordinal", recommendation.Ordinal);
        json.WriteString("number", recommendation.Number);
        json.WriteString("kind", recommendation.Kind.ToStored());
        json.WriteString("text", recommendation.Text);
        Lines(json, recommendation.Lines);
        Pages(json, recommendation.Pages);
        json.WriteString("section", recommendation.Section);
        json.WritePropertyName("timescale");
        json.WriteStartObject();
        WriteTimescale(json, recommendation.Timescale);
        json.WriteEndObject();
        Objects(json, "bodies", recommendation.Bodies, WriteNamedBody);
        json.WriteBoolean("openEnded", recommendation.OpenEnded);
        Strings(json, "marks", recommendation.Marks);
        Objects(json, "referencedBy", recommendation.ReferencedBy, WriteBackReference);
        Strings(json, "flags", recommendation.Flags);
        var confidence = Confidence.Of(recommendation, family);
        json.WriteStartObject("confidence");
        json.WriteString("text", confidence.Text);
        json.WriteString("number", confidence.Number);
        json.WriteString("kind", confidence.Kind);
        json.WriteString("timescale", confidence.Timescale);
        json.WriteString("bodies", confidence.Bodies);
        json.WriteEndObject();
    }

    private static void WriteNamedBody(Utf8JsonWriter json, NamedBody body)
    {
        json.WriteString("name", body.Name);
        json.WriteString("printed", body.Printed);
    }

    private static void WriteBackReference(Utf8JsonWriter json, BackReference reference)
    {
        json.WriteString("paragraph", reference.Paragraph);
        json.WriteNumber("line", reference.Line);
    }

    private static void WriteTimescale(Utf8JsonWriter json, Timescale timescale)
    {
        json.WriteString("kind", timescale.Kind.ToStored());
        WritePeriod(json, timescale);
        json.WriteString("qualifier", timescale.Qualifier);
        json.WriteString("printed", timescale.Printed.Length == 0 ? null : timescale.Printed);
    }

    private static void WritePeriod(Utf8JsonWriter json, Timescale timescale)
    {
        Number(json, "amount", timescale.Amount);
        json.WriteString("unit", timescale.Unit?.ToStored());
        json.WriteString("trigger", timescale.Trigger?.ToStored());
        Date(json, "date", timescale.Date?.Through);
    }

    private static void WritePlanDuty(Utf8JsonWriter json, PlanDuty duty)
    {
        json.WriteString("by", duty.By);
        json.WriteString("byBody", duty.ByBody);
        WritePeriod(json, duty.Timescale);
        json.WriteString("to", duty.To);
        json.WriteString("toMailbox", duty.ToMailbox);
        Strings(json, "copyTo", duty.CopyTo);
        json.WriteString("followUpBy", duty.FollowUpBy);
        json.WriteString("stage", duty.Stage);
        Lines(json, duty.Lines);
    }

    private static void WritePlanRow(Utf8JsonWriter json, int ordinal, PlanRow row)
    {
        json.WriteNumber("ordinal", ordinal);
        json.WriteString("objective", row.Objective);
        json.WriteString("action", row.Action);
        json.WriteString("outcome", row.Outcome);
        json.WriteString("evidence", row.Evidence);
        json.WriteString("lead", row.Lead);
        Objects(json, "targets", row.Targets, WriteTimescale);
        Lines(json, row.Lines);
        Strings(json, "flags", row.Flags);
    }

    private static void WriteRisk(Utf8JsonWriter json, ReadRisk risk)
    {
        json.WriteString("risk", risk.Risk);
        json.WriteString("impact", risk.Impact);
        Strings(json, "mitigations", risk.Mitigations);
        Lines(json, risk.Lines);
    }

    private static void WriteCheck(Utf8JsonWriter json, Check check)
    {
        json.WriteString("what", check.What);
        Lines(json, check.Lines);
    }

    private static void Lines(Utf8JsonWriter json, LineSpan lines)
    {
        json.WriteStartObject("lines");
        json.WriteNumber("from", lines.From);
        json.WriteNumber("to", lines.To);
        json.WriteEndObject();
    }

    private static void Pages(Utf8JsonWriter json, PageSpan? pages)
    {
        if (pages is not { } span)
        {
            json.WriteNull("pages");
            return;
        }

        json.WriteStartObject("pages");
        json.WriteNumber("from", span.From);
        json.WriteNumber("to", span.To);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Date(Utf8JsonWriter json, string name, DateOnly? value) =>
        json.WriteString(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Objects<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(json, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
