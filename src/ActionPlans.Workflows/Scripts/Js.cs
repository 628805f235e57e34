using System.Globalization;
using System.Text;

namespace ActionPlans.Workflows.Scripts;

/// <summary>JavaScript's conversions and operators on values: Undefined, null, bool, double, string, objects.</summary>
internal static class Js
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static bool Truthy(object? value) => value switch
    {
        null or Undefined or false => false,
        true => true,
        double number => number != 0 && !double.IsNaN(number),
        string text => text.Length > 0,
        _ => true,
    };

    public static double ToNumber(object? value) => value switch
    {
        double number => number,
        null or false => 0,
        true => 1,
        string text => TextToNumber(text.Trim()),
        JsDate date => date.Milliseconds,
        JsArray { Items.Count: 0 } => 0,
        JsArray { Items.Count: 1 } array => ToNumber(array.Items[0]),
        _ => double.NaN,
    };

    public static int ToInt32(object? value)
    {
        double number = ToNumber(value);
        return double.IsFinite(number) ? unchecked((int)(long)(number % 4294967296.0)) : 0;
    }

    /// <summary>A whole number within bounds, for positions and lengths.</summary>
    public static int ToInteger(object? value, int absent)
    {
        if (value is Undefined)
            return absent;
        double number = ToNumber(value);
        return double.IsNaN(number) ? 0 : (int)Math.Clamp(Math.Truncate(number), int.MinValue + 1, int.MaxValue);
    }

    public static string ToText(object? value, int depth = 0) => value switch
    {
        null => "null",
        Undefined => "undefined",
        true => "true",
        false => "false",
        string text => text,
        double number => NumberText(number),
        JsArray when depth > 16 => "",
        JsArray array => string.Join(",", array.Items.Select(item => item is null or Undefined ? "" : ToText(item, depth + 1))),
        JsDate date => DateMethods.ToDisplay(date),
        JsRegExp regex => $"/{regex.Regex}/",
        JsFunction => "function",
        JsObject error when error.Get("message") is string message && error.Get("name") is string name => $"{name}: {message}",
        _ => "[object Object]",
    };

    public static string NumberText(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == Math.Truncate(number) && Math.Abs(number) < 1e15)
            return ((long)number).ToString(Invariant);
        double size = Math.Abs(number);
        string text = size is >= 1e21 or < 1e-6 ? number.ToString("R", Invariant) : ((decimal)number).ToString(Invariant);
        return text.Contains('E', StringComparison.Ordinal) ? text.Replace("E", "e", StringComparison.Ordinal).Replace("e-0", "e-", StringComparison.Ordinal) : number.ToString("R", Invariant);
    }

    public static string TypeOf(object? value) => value switch
    {
        Undefined => "undefined",
        bool => "boolean",
        double => "number",
        string => "string",
        JsFunction => "function",
        _ => "object",
    };

    public static object? Add(object? left, object? right, ScriptBudget budget)
    {
        if (left is double a && right is double b)
            return a + b;
        (left, right) = (Primitive(left), Primitive(right));
        if (left is not string && right is not string)
            return ToNumber(left) + ToNumber(right);

        string first = ToText(left), second = ToText(right);
        budget.Allocate(first.Length + second.Length);
        return first + second;
    }

    public static bool StrictEquals(object? left, object? right) => (left, right) switch
    {
        (double a, double b) => a == b,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        _ => ReferenceEquals(left, right),
    };

    public static bool LooseEquals(object? left, object? right)
    {
        if (left is null or Undefined || right is null or Undefined)
            return left is null or Undefined && right is null or Undefined;
        if (left is JsObject && right is JsObject)
            return ReferenceEquals(left, right);
        (left, right) = (Primitive(left), Primitive(right));
        return left is string && right is string ? StrictEquals(left, right) : ToNumber(left) == ToNumber(right);
    }

    /// <summary>Negative, zero, positive; null when either is not a number.</summary>
    public static int? Compare(object? left, object? right)
    {
        left = left is JsDate first ? first.Milliseconds : Primitive(left);
        right = right is JsDate second ? second.Milliseconds : Primitive(right);
        if (left is string a && right is string b)
            return string.CompareOrdinal(a, b);
        double x = ToNumber(left), y = ToNumber(right);
        return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
    }

    private static object? Primitive(object? value) => value is JsObject ? ToText(value) : value;

    private static double TextToNumber(string text)
    {
        if (text.Length == 0)
            return 0;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, Invariant, out long hex) ? hex : double.NaN;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text switch
        {
            "Infinity" or "+Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.TryParse(text, Style, Invariant, out double number) ? number : double.NaN,
        };
    }

    /// <summary>A workflow value as JavaScript sees it. Spans and ids of things read as text.</summary>
    public static object? FromValue(object? value) => value switch
    {
        null or bool or double or string => value,
        int number => (double)number,
        long number => (double)number,
        decimal number => (double)number,
        DateTimeOffset instant => new JsDate((instant - DateTimeOffset.UnixEpoch).TotalMilliseconds),
        List<object?> list => new JsArray(list.ConvertAll(FromValue)),
        Dictionary<string, object?> map => FromMap(map),
        _ => ValueText.Of(value),
    };

    /// <summary>A JavaScript value as the workflow keeps it; functions are lost, circles are refused.</summary>
    public static object? ToValue(object? value, int depth = 0)
    {
        if (depth > ValueJson.MaxDepth)
            throw ScriptThrownException.Type("the value is nested too deeply, or contains itself");
        switch (value)
        {
            case double number:
                return number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : number;
            case JsDate date:
                return DateMethods.ToInstant(date);
            case JsArray array:
                return array.Items.ConvertAll(item => ToValue(item, depth + 1));
            case JsSet set:
                return set.Entries.Values.Select(item => ToValue(item, depth + 1)).ToList();
            case Undefined or JsFunction:
                return null;
            case JsObject map:
                var values = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (string name in map.Keys)
                {
                    if (map.Get(name) is not (Undefined or JsFunction))
                        values[name] = ToValue(map.Get(name), depth + 1);
                }
                return values;
            default:
                return value;
        }
    }

    private static JsObject FromMap(Dictionary<string, object?> map)
    {
        var result = new JsObject();
        foreach ((string name, object? item) in map)
            result.Set(name, FromValue(item));
        return result;
    }
}
