namespace ActionPlans.Workflows.Scripts;

/// <summary>JavaScript's undefined; null is null.</summary>
internal sealed class Undefined
{
    public static readonly Undefined Value = new();

    private Undefined()
    {
    }
}

/// <summary>An object with its own properties, in the order they were set.</summary>
internal class JsObject
{
    private readonly Dictionary<string, object?> properties = new(StringComparer.Ordinal);
    private readonly List<string> order = [];

    public IEnumerable<string> Keys => order;

    public virtual object? Get(string name) => properties.TryGetValue(name, out object? value) ? value : Undefined.Value;

    public virtual void Set(string name, object? value)
    {
        if (!properties.ContainsKey(name))
            order.Add(name);
        properties[name] = value;
    }

    public virtual bool Has(string name) => properties.ContainsKey(name);

    public void Delete(string name)
    {
        if (properties.Remove(name))
            order.Remove(name);
    }
}

internal sealed class JsArray(List<object?> items) : JsObject
{
    public List<object?> Items { get; } = items;
}

internal sealed class JsDate(double milliseconds) : JsObject
{
    /// <summary>Milliseconds since 1970 in UTC; NaN for an invalid date.</summary>
    public double Milliseconds { get; set; } = milliseconds;
}

internal sealed class JsRegExp(System.Text.RegularExpressions.Regex regex, bool isGlobal) : JsObject
{
    public System.Text.RegularExpressions.Regex Regex { get; } = regex;
    public bool IsGlobal { get; } = isGlobal;
}

internal sealed class JsMap : JsObject
{
    public Dictionary<object, (object? Key, object? Value)> Entries { get; } = [];

    public static object KeyOf(object? key) => key ?? DBNull.Value;
}

internal sealed class JsSet : JsObject
{
    public Dictionary<object, object?> Entries { get; } = [];
}

/// <summary>A function: built in, or written in the script.</summary>
internal sealed class JsFunction(Func<object?, object?[], object?> body, Func<object?[], object?>? construct = null) : JsObject
{
    public object? Call(object? self, params object?[] arguments) => body(self, arguments);

    public object? Construct(object?[] arguments) =>
        construct is null ? throw ScriptThrownException.Type("this function is not a constructor") : construct(arguments);
}
