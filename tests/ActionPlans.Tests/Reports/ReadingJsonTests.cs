using System.Text.Json;
using System.Text.RegularExpressions;
using ActionPlans.Reports;

namespace ActionPlans.Tests.Reports;

[TestFixture]
public sealed class ReadingJsonTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(
        Path.Combine(SampleReportsTests.Folder(), "..", "..", "Reports", "reading-1.schema.json"))).RootElement;

    private static IEnumerable<string> Samples => Directory.GetFiles(SampleReportsTests.Folder(), "*.txt").Select(path => Path.GetFileName(path)!).Order();

    [TestCaseSource(nameof(Samples))]
    public void Sample_is_written_as_the_schema_says(string file)
    {
        using var json = JsonDocument.Parse(ReadingJson.Write(SampleReportsTests.Read(file)));

        Assert.That(Faults(json.RootElement, Schema, "$"), Is.Empty);
    }

    [Test]
    public void Validator_sees_a_missing_field_and_a_wrong_kind()
    {
        var text = ReadingJson.Write(SampleReportsTests.Read("cqc-clas-review-eastvale-2015.txt"));
        using var renamed = JsonDocument.Parse(text.Replace("\"ordinal\"", "\"order\""));
        using var unknown = JsonDocument.Parse(text.Replace("\"recommendation\"", "\"advice\""));

        Assert.That(Faults(renamed.RootElement, Schema, "$"), Is.Not.Empty);
        Assert.That(Faults(unknown.RootElement, Schema, "$"), Is.Not.Empty);
    }

    [Test]
    public void Names_of_the_contract_are_all_there()
    {
        using var json = JsonDocument.Parse(ReadingJson.Write(SampleReportsTests.Read("cqc-integrated-inspection-northmere-2012.txt"), indented: false));
        var first = json.RootElement.GetProperty("recommendations")[0];

        Assert.That(json.RootElement.GetProperty("format").GetString(), Is.EqualTo("actionplans.reading/1"));
        Assert.That(json.RootElement.GetProperty("dates").GetProperty("inspectionFrom").GetString(), Is.EqualTo("2012-09-10"));
        Assert.That(first.GetProperty("timescale").GetProperty("kind").GetString(), Is.EqualTo("immediate"));
        Assert.That(first.GetProperty("number").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(json.RootElement.GetProperty("planDuty").GetProperty("unit").GetString(), Is.EqualTo("workingDays"));
    }

    // As much of JSON Schema as the file uses.
    private static List<string> Faults(JsonElement value, JsonElement schema, string path)
    {
        var faults = new List<string>();
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Faults(value, Schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), path);
        }

        if (schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().All(one => Faults(value, one, path).Count > 0))
        {
            faults.Add($"{path} fits none of anyOf");
        }

        if (schema.TryGetProperty("const", out var constant) && constant.GetRawText() != value.GetRawText())
        {
            faults.Add($"{path} is not {constant}");
        }

        if (schema.TryGetProperty("enum", out var allowed) && allowed.EnumerateArray().All(one => one.GetRawText() != value.GetRawText()))
        {
            faults.Add($"{path} is {value.GetRawText()}");
        }

        if (schema.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : new[] { type }.AsEnumerable()).Any(t => IsOf(value, t.GetString()!)))
        {
            faults.Add($"{path} is {value.ValueKind}");
        }

        if (schema.TryGetProperty("pattern", out var pattern) && value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, pattern.GetString()!))
        {
            faults.Add($"{path} is {value}");
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            faults.AddRange(schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name} is missing"));
            faults.AddRange(properties.EnumerateObject().Where(p => value.TryGetProperty(p.Name, out _)).SelectMany(p => Faults(value.GetProperty(p.Name), p.Value, $"{path}.{p.Name}")));
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            faults.AddRange(value.EnumerateArray().SelectMany((item, i) => Faults(item, items, $"{path}[{i}]")));
        }

        return faults;
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
