using System.Text.Json;

namespace ActionPlans.BrowserTests.Kit;

/// <summary>Something that Studio asked of the service, with the status that it was answered with, and the fields of the answer by their paths.</summary>
/// <param name="Body">Null for none.</param>
/// <param name="Fields">"items[].name": of lists what any of their elements has.</param>
internal sealed record StudioRequest(string Method, string Path, string? Body, int Status, IReadOnlyList<string> Fields)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As they were recorded, in the order in which they were sent.</summary>
    public static IReadOnlyList<StudioRequest> Recorded() =>
        JsonSerializer.Deserialize<StudioRequest[]>(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Studio", "requests.json")), Json)!;

    public static void Keep(string file, IEnumerable<StudioRequest> requests) => File.WriteAllText(file, JsonSerializer.Serialize(requests, Json) + "\n");

    public static IReadOnlyList<string> FieldsOf(string answer)
    {
        if (answer.Length == 0 || answer[0] is not ('{' or '['))
            return [];
        using var document = JsonDocument.Parse(answer);
        return [.. Paths(document.RootElement, "").Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Paths(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Paths(field.Value, $"{path}.{field.Name}").Prepend($"{path}.{field.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Paths(item, $"{path}[]")),
        _ => [],
    };
}
