using System.Globalization;

namespace ActionPlans.Workflows;

/// <summary>How a value reads as text: invariant culture; lists and objects as JSON.</summary>
internal static class ValueText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "True" : "False",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        List<object?> or Dictionary<string, object?> => ValueJson.ToNode(value)!.ToJsonString(ValueJson.Plain),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
