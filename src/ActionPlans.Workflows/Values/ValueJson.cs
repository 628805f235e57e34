using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlans.Workflows;

/// <summary>
/// Between JSON and the values that the interpreter works with: null, bool, int, long, double, decimal, string,
/// DateTimeOffset, TimeSpan, Guid, lists and dictionaries of these.
/// </summary>
internal static class ValueJson
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Deeper nesting is refused: it serves nobody and would cost stack.</summary>
    public const int MaxDepth = 64;

    public static bool TryParse(string text, out object? value)
    {
        value = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            value = FromElement(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static object? FromNode(JsonNode? node)
    {
        if (node is null)
            return null;
        return TryParse(node.ToJsonString(Plain), out object? value) ? value : node.ToJsonString(Plain);
    }

    public static object? FromElement(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.TryGetInt32(out int number) ? number : element.TryGetInt64(out long large) ? large : element.GetDouble();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Array:
                var list = new List<object?>(element.GetArrayLength());
                foreach (JsonElement item in element.EnumerateArray())
                    list.Add(FromElement(item));
                return list;
            case JsonValueKind.Object:
                var map = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (JsonProperty property in element.EnumerateObject())
                    map[property.Name] = FromElement(property.Value);
                return map;
            default:
                return null;
        }
    }

    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        double => null,
        decimal number => JsonValue.Create(number),
        DateTimeOffset instant => JsonValue.Create(instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)),
        TimeSpan span => JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)),
        Guid guid => JsonValue.Create(guid.ToString()),
        List<object?> list => new JsonArray([.. list.Select(ToNode)]),
        Dictionary<string, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, ToNode(pair.Value)))),
        _ => JsonValue.Create(value.ToString()),
    };
}
