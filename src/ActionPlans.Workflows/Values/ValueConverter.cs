using System.Globalization;

namespace ActionPlans.Workflows;

/// <summary>
/// Converts values as Elsa does: what cannot be converted silently becomes the type's default
/// (conformance case <c>setvariable-bad-conversion</c>). Null stays null. Culture is always invariant.
/// </summary>
internal static class ValueConverter
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static object? Convert(object? value, ValueType type)
    {
        if (value is null)
            return null;
        if (type.IsArray)
            return ToList(value, type with { IsArray = false });

        return type.Kind switch
        {
            ValueKind.Object => value,
            ValueKind.String => value as string ?? ValueText.Of(value),
            ValueKind.Boolean => ToBoolean(value),
            ValueKind.Int32 => ToInt32(value),
            ValueKind.Int64 => ToInt64(value),
            ValueKind.Double => ToDouble(value),
            ValueKind.Decimal => ToDecimal(value),
            ValueKind.DateTimeOffset => ToInstant(value),
            ValueKind.TimeSpan => ToTimeSpan(value),
            ValueKind.Guid => value is Guid ? value : Guid.TryParse(value as string, out Guid guid) ? guid : Guid.Empty,
            ValueKind.Dictionary => value is string text && ValueJson.TryParse(text, out object? parsed) ? parsed : value,
            _ => value,
        };
    }

    /// <summary>Whether text says something in a type, or would silently become the type's default.</summary>
    public static bool CanConvert(string text, ValueType type) => type.IsArray || type.Kind switch
    {
        ValueKind.Boolean => bool.TryParse(text, out _),
        ValueKind.Int32 or ValueKind.Int64 => long.TryParse(text, NumberStyles.Integer, Invariant, out _),
        ValueKind.Double or ValueKind.Decimal => double.TryParse(text, NumberStyles.Float, Invariant, out _),
        ValueKind.DateTimeOffset => ToInstant(text) != default,
        ValueKind.TimeSpan => TimeSpan.TryParse(text, Invariant, out _),
        ValueKind.Guid => Guid.TryParse(text, out _),
        _ => true,
    };

    /// <summary>Null, and text other than "true", is false; a number other than zero is true.</summary>
    public static bool ToBoolean(object? value) => value switch
    {
        bool flag => flag,
        string text => bool.TryParse(text, out bool flag) && flag,
        int number => number != 0,
        long number => number != 0,
        double number => number != 0 && !double.IsNaN(number),
        decimal number => number != 0,
        _ => false,
    };

    /// <summary>Fractions round half to even; text that is no number, and what does not fit, gives 0.</summary>
    public static int ToInt32(object? value) => value switch
    {
        int number => number,
        bool flag => flag ? 1 : 0,
        string text => int.TryParse(text, NumberStyles.Integer, Invariant, out int number) ? number : 0,
        _ => ToDouble(value) is var number && number is >= int.MinValue and <= int.MaxValue ? (int)Math.Round(number, MidpointRounding.ToEven) : 0,
    };

    public static TimeSpan ToTimeSpan(object? value) => value switch
    {
        TimeSpan span => span,
        string text when TimeSpan.TryParse(text, Invariant, out TimeSpan span) => span,
        _ => TimeSpan.Zero,
    };

    /// <summary>Text without an offset is taken as UTC; text that is no date gives the earliest instant.</summary>
    public static DateTimeOffset ToInstant(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        string text when DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) => instant,
        _ => default,
    };

    private static long ToInt64(object value) => value switch
    {
        long number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        string text => long.TryParse(text, NumberStyles.Integer, Invariant, out long number) ? number : 0,
        _ => ToDouble(value) is var number && Math.Abs(number) < 9e18 ? (long)Math.Round(number, MidpointRounding.ToEven) : 0,
    };

    private static double ToDouble(object? value) => value switch
    {
        double number => number,
        int number => number,
        long number => number,
        decimal number => (double)number,
        bool flag => flag ? 1 : 0,
        string text => double.TryParse(text, NumberStyles.Float, Invariant, out double number) ? number : 0,
        _ => 0,
    };

    private static decimal ToDecimal(object value) => value switch
    {
        decimal number => number,
        int number => number,
        long number => number,
        string text => decimal.TryParse(text, NumberStyles.Number, Invariant, out decimal number) ? number : 0,
        _ => ToDouble(value) is var number && Math.Abs(number) < 7.9e28 ? (decimal)number : 0,
    };

    private static object? ToList(object value, ValueType element)
    {
        if (value is string text)
            return text.AsSpan().TrimStart().StartsWith("[") && ValueJson.TryParse(text, out object? parsed) ? ToList(parsed!, element) : null;
        if (value is not List<object?> list)
            return new List<object?> { Convert(value, element) };
        if (element.Kind == ValueKind.Object)
            return list;

        var converted = new List<object?>(list.Count);
        foreach (object? item in list)
            converted.Add(Convert(item, element));
        return converted;
    }
}
