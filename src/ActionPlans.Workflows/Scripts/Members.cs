namespace ActionPlans.Workflows.Scripts;

/// <summary>Members of values: own properties, elements, and the built-in methods of each kind.</summary>
internal static class Members
{
    public static object? Get(object? value, object? key, JsScope scope)
    {
        switch (value)
        {
            case null or Undefined:
                throw ScriptThrownException.Type($"Cannot read property '{Js.ToText(key)}' of {Js.ToText(value)}");
            case ShortCircuit:
                return ShortCircuit.Value;
            case JsArray array when key is double index:
                return index >= 0 && index < array.Items.Count && index == Math.Floor(index) ? array.Items[(int)index] : Undefined.Value;
            case string text when key is double index:
                return index >= 0 && index < text.Length && index == Math.Floor(index) ? text[(int)index].ToString() : Undefined.Value;
        }

        string name = Js.ToText(key);
        if (value is JsObject own && own.Has(name))
            return own.Get(name);
        return value switch
        {
            string text => name == "length" ? (double)text.Length : StringMethods.Find(text, name, scope),
            JsArray array => ArrayMember(array, name, scope),
            JsDate date => DateMethods.Find(date, name),
            JsRegExp regex => StringMethods.FindOnRegex(regex, name, scope),
            JsMap map => CollectionMethods.Find(map, name, scope),
            JsSet set => CollectionMethods.Find(set, name, scope),
            double number => NumberMethods.Find(number, name),
            JsFunction function => FunctionMember(function, name),
            bool flag when name == "toString" => new JsFunction((_, _) => Js.ToText(flag)),
            JsObject map => ObjectMember(map, name),
            _ => Undefined.Value,
        };
    }

    public static void Set(object? target, object? key, object? value, JsScope scope)
    {
        scope.Budget.Allocate(1);
        switch (target)
        {
            case JsArray array when key is double index && index >= 0 && index == Math.Floor(index):
                if (index >= array.Items.Count)
                {
                    scope.Budget.Allocate((long)Math.Min(index - array.Items.Count, long.MaxValue / 2));
                    while (array.Items.Count <= index)
                        array.Items.Add(Undefined.Value);
                }
                array.Items[(int)index] = value;
                break;
            case JsArray array when key is "length":
                int length = Math.Max(0, Js.ToInteger(value, 0));
                if (length < array.Items.Count)
                    array.Items.RemoveRange(length, array.Items.Count - length);
                break;
            case JsObject map:
                map.Set(Js.ToText(key), value);
                break;
            default:
                throw ScriptThrownException.Type($"Cannot set property '{Js.ToText(key)}' of {Js.ToText(target)}");
        }
    }

    public static bool Has(object? target, object? key) => target switch
    {
        JsArray array => Js.ToNumber(key) is var index && index >= 0 && index < array.Items.Count,
        JsObject map => map.Has(Js.ToText(key)),
        _ => throw ScriptThrownException.Type("'in' needs an object"),
    };

    public static bool IsInstance(object? value, object? type) => (type as JsFunction)?.Get("name") switch
    {
        "Array" => value is JsArray,
        "Date" => value is JsDate,
        "Map" => value is JsMap,
        "Set" => value is JsSet,
        "RegExp" => value is JsRegExp,
        "Function" => value is JsFunction,
        "Error" => value is JsObject error && error.Has("message"),
        "Object" => value is JsObject,
        _ => false,
    };

    public static IEnumerable<object?> Iterate(object? value, ScriptBudget budget)
    {
        IEnumerable<object?> items = value switch
        {
            JsArray array => array.Items,
            string text => text.EnumerateRunes().Select(rune => (object?)rune.ToString()),
            JsSet set => set.Entries.Values,
            JsMap map => map.Entries.Values.Select(entry => (object?)new JsArray([entry.Key, entry.Value])),
            _ => throw ScriptThrownException.Type("this is not iterable"),
        };
        foreach (object? item in items)
        {
            budget.Spend();
            yield return item;
        }
    }

    public static IEnumerable<object?> Names(object? value) => value switch
    {
        JsArray array => Enumerable.Range(0, array.Items.Count).Select(index => (object?)Js.NumberText(index)),
        JsObject map => map.Keys.Select(name => (object?)name),
        string text => Enumerable.Range(0, text.Length).Select(index => (object?)Js.NumberText(index)),
        _ => [],
    };

    public static void CopyInto(JsObject target, object? source, JsScope scope)
    {
        foreach (object? name in Names(source).ToArray())
            Set(target, name, source is JsArray or string ? Get(source, Js.ToNumber(name), scope) : Get(source, name, scope), scope);
    }

    private static object? ArrayMember(JsArray array, string name, JsScope scope)
    {
        if (name == "length")
            return (double)array.Items.Count;
        return name.Length > 0 && char.IsAsciiDigit(name[0]) && int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int index)
            ? index < array.Items.Count ? array.Items[index] : Undefined.Value
            : ArrayMethods.Find(array, name, scope);
    }

    private static object? FunctionMember(JsFunction function, string name) => name switch
    {
        "call" => new JsFunction((_, arguments) => function.Call(arguments.FirstOrDefault(), arguments.Skip(1).ToArray())),
        "apply" => new JsFunction((_, arguments) => function.Call(
            arguments.FirstOrDefault(), arguments.Length > 1 && arguments[1] is JsArray list ? [.. list.Items] : [])),
        "bind" => new JsFunction((_, bound) => new JsFunction((_, more) => function.Call(bound.FirstOrDefault(), [.. bound.Skip(1), .. more]))),
        _ => Undefined.Value,
    };

    private static object? ObjectMember(JsObject map, string name) => name switch
    {
        "hasOwnProperty" => new JsFunction((_, arguments) => map.Has(Js.ToText(arguments.FirstOrDefault()))),
        "toString" => new JsFunction((_, _) => Js.ToText(map)),
        _ => Undefined.Value,
    };
}
