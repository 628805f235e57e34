namespace ActionPlans.Domain;

/// <summary>The two directions between the members of one enum and their stored names.</summary>
internal sealed class StoredNames<T>(string what, Dictionary<T, string> names) where T : struct, Enum
{
    private readonly Dictionary<string, T> values = names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public string this[T value] => names[value];

    public T Parse(string name) => values.TryGetValue(name, out var value)
        ? value
        : throw new RefusedException($"'{name}' is no {what}; use one of {string.Join(", ", values.Keys)}.");
}
