namespace ActionPlans.Workflows;

/// <summary>A value type as Elsa names it (<c>Int32</c>, <c>String[]</c>, <c>List&lt;Object&gt;</c>), parsed once.</summary>
public readonly record struct ValueType(ValueKind Kind, bool IsArray)
{
    public static readonly ValueType Object = new(ValueKind.Object, false);
    public static readonly ValueType String = new(ValueKind.String, false);
    public static readonly ValueType Boolean = new(ValueKind.Boolean, false);
    public static readonly ValueType Int32 = new(ValueKind.Int32, false);
    public static readonly ValueType TimeSpan = new(ValueKind.TimeSpan, false);
    public static readonly ValueType DateTimeOffset = new(ValueKind.DateTimeOffset, false);
    public static readonly ValueType Dictionary = new(ValueKind.Dictionary, false);
    public static readonly ValueType ObjectArray = new(ValueKind.Object, true);
    public static readonly ValueType StringArray = new(ValueKind.String, true);

    private static readonly Dictionary<string, ValueKind> Names = new(StringComparer.Ordinal)
    {
        ["Object"] = ValueKind.Object, ["Any"] = ValueKind.Object, ["JSON"] = ValueKind.Object, ["JsonNode"] = ValueKind.Object,
        ["JsonElement"] = ValueKind.Object, ["String"] = ValueKind.String, ["Boolean"] = ValueKind.Boolean,
        ["Int16"] = ValueKind.Int32, ["Int32"] = ValueKind.Int32, ["Int64"] = ValueKind.Int64, ["Single"] = ValueKind.Double,
        ["Double"] = ValueKind.Double, ["Decimal"] = ValueKind.Decimal, ["DateTimeOffset"] = ValueKind.DateTimeOffset,
        ["DateTime"] = ValueKind.DateTimeOffset, ["DateOnly"] = ValueKind.DateTimeOffset, ["TimeSpan"] = ValueKind.TimeSpan,
        ["Guid"] = ValueKind.Guid, ["ObjectDictionary"] = ValueKind.Dictionary, ["StringDictionary"] = ValueKind.Dictionary,
        ["JsonObject"] = ValueKind.Dictionary, ["ExpandoObject"] = ValueKind.Dictionary, ["Expando"] = ValueKind.Dictionary,
    };

    /// <summary>The names that <see cref="TryParse"/> knows, without array forms.</summary>
    public static IReadOnlyCollection<string> KnownNames => Names.Keys;

    /// <summary>Parses a type name; false when it is not known. An absent name means Object.</summary>
    public static bool TryParse(string? name, bool isArray, out ValueType type)
    {
        type = new ValueType(ValueKind.Object, isArray);
        if (string.IsNullOrEmpty(name))
            return true;

        if (name.EndsWith("[]", StringComparison.Ordinal))
            return TryParse(name[..^2], true, out type);

        int generic = name.IndexOf('<', StringComparison.Ordinal);
        if (generic > 0 && name[^1] == '>' && name[..generic] is "List" or "IList" or "ICollection" or "IEnumerable" or "HashSet")
            return TryParse(name[(generic + 1)..^1], true, out type);

        if (!Names.TryGetValue(name, out ValueKind kind))
            return false;

        type = new ValueType(kind, isArray);
        return true;
    }

    public override string ToString() => IsArray ? $"{Kind}[]" : Kind.ToString();
}
