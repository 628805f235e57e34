using System.Globalization;

namespace ActionPlans.Workflows.Scripts;

/// <summary>The methods of numbers.</summary>
internal static class NumberMethods
{
    public static object? Find(double number, string name) => name switch
    {
        "toFixed" => new JsFunction((_, a) => Math.Round((decimal)Math.Clamp(number, -7e27, 7e27), Digits(a), MidpointRounding.AwayFromZero)
            .ToString("F" + Digits(a).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        "toString" or "toLocaleString" => new JsFunction((_, _) => Js.NumberText(number)),
        "valueOf" => new JsFunction((_, _) => number),
        _ => Undefined.Value,
    };

    private static int Digits(object?[] arguments) => Math.Clamp(Js.ToInteger(arguments.Length > 0 ? arguments[0] : Undefined.Value, 0), 0, 20);
}
