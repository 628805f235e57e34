namespace ActionPlans.Workflows.Scripts;

/// <summary>The methods of Map and Set.</summary>
internal static class CollectionMethods
{
    public static object? Find(JsMap map, string name, JsScope scope) => name switch
    {
        "size" => (double)map.Entries.Count,
        "get" => Method(a => map.Entries.TryGetValue(JsMap.KeyOf(a[0]), out var entry) ? entry.Value : Undefined.Value),
        "has" => Method(a => map.Entries.ContainsKey(JsMap.KeyOf(a[0]))),
        "set" => Method(a => { scope.Budget.Allocate(1); map.Entries[JsMap.KeyOf(a[0])] = (a[0], a[1]); return map; }),
        "delete" => Method(a => map.Entries.Remove(JsMap.KeyOf(a[0]))),
        "keys" => Method(_ => new JsArray([.. map.Entries.Values.Select(entry => entry.Key)])),
        "values" => Method(_ => new JsArray([.. map.Entries.Values.Select(entry => entry.Value)])),
        "entries" => Method(_ => new JsArray([.. Members.Iterate(map, scope.Budget)])),
        _ => Undefined.Value,
    };

    public static object? Find(JsSet set, string name, JsScope scope) => name switch
    {
        "size" => (double)set.Entries.Count,
        "has" => Method(a => set.Entries.ContainsKey(JsMap.KeyOf(a[0]))),
        "add" => Method(a => { scope.Budget.Allocate(1); set.Entries[JsMap.KeyOf(a[0])] = a[0]; return set; }),
        "delete" => Method(a => set.Entries.Remove(JsMap.KeyOf(a[0]))),
        "values" or "keys" => Method(_ => new JsArray([.. set.Entries.Values])),
        _ => Undefined.Value,
    };

    /// <summary>Two arguments are always there, undefined when the script gave fewer.</summary>
    private static JsFunction Method(Func<object?[], object?> body) =>
        new((_, arguments) => body([.. arguments, .. Enumerable.Repeat<object?>(Undefined.Value, 2)]));
}
