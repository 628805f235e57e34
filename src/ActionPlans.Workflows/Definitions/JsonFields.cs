using System.Text.Json;

namespace ActionPlans.Workflows;

/// <summary>Reading fields of a definition without minding whether they are there or of the kind one hopes for.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static int Number(this JsonElement element, string name, int absent) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : absent;

    public static bool Flag(this JsonElement element, string name) => element.Field(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Whether a type name with or without its assembly ends in a certain class.</summary>
    public static bool NamesType(this JsonElement element, string name, string ending) =>
        element.Text(name) is { } type && type.Split(',')[0].EndsWith(ending, StringComparison.Ordinal);
}
