using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlans.Domain;

namespace ActionPlans.Authoring;

/// <summary>
/// A definition as a document, in the one form in which it is kept and exported: Elsa's own, indented, so that what the editor saved goes into the
/// folder of definitions as it is, and a person can compare two versions.
/// </summary>
internal static class DefinitionDocument
{
    /// <summary>In bytes of UTF-8. The largest definition that comes with the service has 21 KB.</summary>
    public const int Largest = 2 * 1024 * 1024;

    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";
    private const int Deepest = 128;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", MaxDepth = Deepest, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never put into a page
    };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>Elsa's order. Fields that stand in none of the places are kept before the root.</summary>
    private static readonly string[] First = ["$schema", "id", "definitionId", "name", "description", "createdAt", "version", "toolVersion"];

    private static readonly (string Name, Func<JsonNode> Absent)[] Then =
    [
        ("variables", () => new JsonArray()), ("inputs", () => new JsonArray()), ("outputs", () => new JsonArray()), ("outcomes", () => new JsonArray()),
        ("customProperties", () => new JsonObject()), ("isReadonly", () => false), ("isSystem", () => false), ("isLatest", () => true), ("isPublished", () => false),
        ("options", () => new JsonObject()),
    ];

    /// <exception cref="RefusedException">It is too large, or no JSON object.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > Largest)
            throw new RefusedException("The definition is larger than 2 MB: that is no workflow. Nothing was stored.");
        try
        {
            var marked = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
            return JsonNode.Parse(marked, documentOptions: Strict) as JsonObject ?? throw new RefusedException("This is no workflow definition: a JSON object was expected.");
        }
        catch (JsonException wrong)
        {
            throw new RefusedException($"This is no JSON: line {(wrong.LineNumber ?? 0) + 1}. Export the workflow again.");
        }
    }

    /// <summary>The document of a version. What names the version is ours to say, not the sender's.</summary>
    public static string Write(JsonObject model, string definitionId, long version, bool isPublished)
    {
        var source = (JsonObject)model.DeepClone();
        source["$schema"] = Schema;
        source["id"] = VersionId.Of(definitionId, version);
        source["definitionId"] = definitionId;
        source["name"] = Text(model, "name") is { Length: > 0 } name ? name : definitionId;
        source["version"] = version;
        source["isLatest"] = true;
        source["isPublished"] = isPublished;
        if (Root(source) is { } root)
            NameNodes(root, Text(root, "nodeId")?.Split(':')[0] is { Length: > 0 } workflow ? workflow : "Workflow1");

        var document = new JsonObject();
        foreach (var field in First)
            Move(source, document, field, null);
        foreach (var (field, absent) in Then)
            Move(source, document, field, absent);
        foreach (var field in source.Select(pair => pair.Key).Where(field => field is not ("root" or "links")).ToList())
            Move(source, document, field, null);
        Move(source, document, "root", null);
        return document.ToJsonString(Indented) + "\n";
    }

    public static string? Text(JsonObject json, string field) => json[field] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static JsonObject? Root(JsonObject definition) => definition["root"] as JsonObject;

    /// <summary>The activity itself and all that is inside it.</summary>
    public static IEnumerable<JsonObject> Activities(JsonObject activity) => Inside(activity).SelectMany(Activities).Prepend(activity);

    /// <summary>By its path of ids Studio knows an activity; it leaves the paths of new ones to the server.</summary>
    private static void NameNodes(JsonObject activity, string container)
    {
        var path = $"{container}:{Text(activity, "id")}";
        activity["nodeId"] = path;
        foreach (var child in Inside(activity))
            NameNodes(child, path);
    }

    /// <summary>Activities stand in a list, in a field of their own (body, then), or in a case of a switch.</summary>
    private static IEnumerable<JsonObject> Inside(JsonObject activity) => activity
        .Where(field => field.Key is not ("customProperties" or "metadata" or "variables" or "connections"))
        .SelectMany(field => field.Value switch
        {
            JsonArray list => list.OfType<JsonObject>().SelectMany(item => IsActivity(item) ? [item] : item.Select(part => part.Value).OfType<JsonObject>()),
            JsonObject one => [one],
            _ => [],
        })
        .Where(IsActivity);

    private static bool IsActivity(JsonObject json) => json["id"] is JsonValue && json["type"] is JsonValue && json["version"] is JsonValue;

    private static void Move(JsonObject from, JsonObject to, string field, Func<JsonNode>? absent)
    {
        if (from.Remove(field, out var value) && value is not null)
            to[field] = value;
        else if (absent is not null)
            to[field] = absent();
    }
}
