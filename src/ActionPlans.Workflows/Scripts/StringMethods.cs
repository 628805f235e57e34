using System.Text.RegularExpressions;

namespace ActionPlans.Workflows.Scripts;

/// <summary>The methods of texts and of regular expressions.</summary>
internal static class StringMethods
{
    /// <summary>
    /// Regular expressions run in linear time, whatever the pattern, so none can hang a step; look-around and back-references are refused
    /// for that reason.
    /// </summary>
    public static Regex CreateRegex(string pattern, string flags)
    {
        RegexOptions options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        if (flags.Contains('i', StringComparison.Ordinal))
            options |= RegexOptions.IgnoreCase;
        if (flags.Contains('m', StringComparison.Ordinal))
            options |= RegexOptions.Multiline;
        if (flags.Contains('s', StringComparison.Ordinal))
            options |= RegexOptions.Singleline;
        return new Regex(pattern, options);
    }

    public static object? Find(string text, string name, JsScope scope)
    {
        ScriptBudget budget = scope.Budget;
        return name switch
        {
            "toUpperCase" or "toLocaleUpperCase" => Method(_ => Made(text.ToUpperInvariant(), budget)),
            "toLowerCase" or "toLocaleLowerCase" => Method(_ => Made(text.ToLowerInvariant(), budget)),
            "trim" => Method(_ => Made(text.Trim(), budget)),
            "trimStart" => Method(_ => Made(text.TrimStart(), budget)),
            "trimEnd" => Method(_ => Made(text.TrimEnd(), budget)),
            "toString" or "valueOf" => Method(_ => text),
            "charAt" => Method(a => At(text, Js.ToInteger(Arg(a, 0), 0)) ?? ""),
            "charCodeAt" or "codePointAt" => Method(a => At(text, Js.ToInteger(Arg(a, 0), 0)) is { } found ? (double)found[0] : double.NaN),
            "at" => Method(a => At(text, Relative(Arg(a, 0), text.Length, 0)) is { } found ? found : Undefined.Value),
            "includes" => Method(a => text.Contains(Js.ToText(Arg(a, 0)), StringComparison.Ordinal)),
            "startsWith" => Method(a => text.AsSpan(Bounded(Arg(a, 1), text.Length, 0)).StartsWith(Js.ToText(Arg(a, 0)), StringComparison.Ordinal)),
            "endsWith" => Method(a => text.EndsWith(Js.ToText(Arg(a, 0)), StringComparison.Ordinal)),
            "indexOf" => Method(a => (double)text.IndexOf(Js.ToText(Arg(a, 0)), Bounded(Arg(a, 1), text.Length, 0), StringComparison.Ordinal)),
            "lastIndexOf" => Method(a => (double)text.LastIndexOf(Js.ToText(Arg(a, 0)), StringComparison.Ordinal)),
            "slice" => Method(a => Slice(text, Relative(Arg(a, 0), text.Length, 0), Relative(Arg(a, 1), text.Length, text.Length), budget)),
            "substring" => Method(a => Substring(text, Bounded(Arg(a, 0), text.Length, 0), Bounded(Arg(a, 1), text.Length, text.Length), budget)),
            "substr" => Method(a => Relative(Arg(a, 0), text.Length, 0) is var start
                ? Slice(text, start, (int)Math.Min(text.Length, start + (long)Js.ToInteger(Arg(a, 1), text.Length)), budget) : ""),
            "concat" => Method(a => a.Aggregate((object?)text, (sum, item) => Js.Add(sum, Js.ToText(item), budget))),
            "repeat" => Method(a => Repeat(text, Js.ToInteger(Arg(a, 0), 0), budget)),
            "padStart" => Method(a => Pad(text, a, budget) + text),
            "padEnd" => Method(a => text + Pad(text, a, budget)),
            "split" => Method(a => Split(text, Arg(a, 0), budget)),
            "replace" => Method(a => Replace(text, Arg(a, 0), Arg(a, 1), Arg(a, 0) is JsRegExp { IsGlobal: true }, budget)),
            "replaceAll" => Method(a => Replace(text, Arg(a, 0), Arg(a, 1), true, budget)),
            "match" => Method(a => Match(text, Arg(a, 0), budget)),
            "search" => Method(a => Arg(a, 0) is JsRegExp regex && regex.Regex.Match(text) is { Success: true } match ? (double)match.Index : -1.0),
            "localeCompare" => Method(a => (double)Math.Sign(string.CompareOrdinal(text, Js.ToText(Arg(a, 0))))),
            "normalize" => Method(_ => Made(text.Normalize(), budget)),
            _ => Undefined.Value,
        };
    }

    public static object? FindOnRegex(JsRegExp regex, string name, JsScope scope) => name switch
    {
        "test" => Method(a => regex.Regex.IsMatch(Js.ToText(Arg(a, 0)))),
        "exec" => Method(a => First(regex.Regex.Match(Js.ToText(Arg(a, 0))), scope.Budget)),
        "source" => regex.Regex.ToString(),
        "global" => regex.IsGlobal,
        _ => Undefined.Value,
    };

    private static JsFunction Method(Func<object?[], object?> body) => new((_, arguments) => body(arguments));

    private static object? Arg(object?[] arguments, int index) => index < arguments.Length ? arguments[index] : Undefined.Value;

    private static string Made(string text, ScriptBudget budget)
    {
        budget.Allocate(text.Length);
        return text;
    }

    private static string? At(string text, int index) => index >= 0 && index < text.Length ? text[index].ToString() : null;

    private static int Bounded(object? value, int length, int absent) => Math.Clamp(Js.ToInteger(value, absent), 0, length);

    /// <summary>A negative position counts from the end.</summary>
    public static int Relative(object? value, int length, int absent)
    {
        int index = Js.ToInteger(value, absent);
        return index < 0 ? Math.Max(0, length + index) : Math.Min(index, length);
    }

    private static string Slice(string text, int from, int to, ScriptBudget budget) => from < to ? Made(text[from..to], budget) : "";

    private static string Substring(string text, int from, int to, ScriptBudget budget) => Slice(text, Math.Min(from, to), Math.Max(from, to), budget);

    private static string Repeat(string text, int count, ScriptBudget budget)
    {
        if (count < 0)
            throw ScriptThrownException.Error("RangeError", "repeat count must not be negative");
        budget.Allocate((long)text.Length * count);
        return string.Concat(Enumerable.Repeat(text, count));
    }

    private static string Pad(string text, object?[] arguments, ScriptBudget budget)
    {
        int missing = Js.ToInteger(Arg(arguments, 0), 0) - text.Length;
        string filler = Arg(arguments, 1) is Undefined ? " " : Js.ToText(Arg(arguments, 1));
        return missing <= 0 || filler.Length == 0 ? "" : Repeat(filler, missing / filler.Length + 1, budget)[..missing];
    }

    private static JsArray Split(string text, object? separator, ScriptBudget budget)
    {
        budget.Allocate(text.Length * 2L);
        IEnumerable<string> parts = separator switch
        {
            Undefined => [text],
            JsRegExp regex => regex.Regex.Split(text),
            _ when Js.ToText(separator) is { Length: > 0 } by => text.Split(by),
            _ => text.Select(letter => letter.ToString()),
        };
        return new JsArray([.. parts]);
    }

    private static string Replace(string text, object? what, object? with, bool all, ScriptBudget budget)
    {
        Func<Match, string> replacement = with is JsFunction function
            ? match => Js.ToText(function.Call(Undefined.Value, [.. match.Groups.Values.Select(group => (object?)group.Value), (double)match.Index, text]))
            : match => Expand(Js.ToText(with), match);
        Regex regex = what is JsRegExp given ? given.Regex : CreateRegex(Regex.Escape(Js.ToText(what)), "");
        return Made(regex.Replace(text, match =>
        {
            string piece = replacement(match);
            budget.Spend();
            budget.Allocate(piece.Length);
            return piece;
        }, all ? -1 : 1), budget);
    }

    private static string Expand(string template, Match match)
    {
        if (!template.Contains('$', StringComparison.Ordinal))
            return template;
        string expanded = template.Replace("$&", match.Value, StringComparison.Ordinal);
        for (int i = Math.Min(9, match.Groups.Count - 1); i > 0; i--)
            expanded = expanded.Replace($"${i}", match.Groups[i].Value, StringComparison.Ordinal);
        return expanded;
    }

    private static JsArray? Match(string text, object? what, ScriptBudget budget)
    {
        if (what is not JsRegExp regex)
            return First(CreateRegex(Js.ToText(what), "").Match(text), budget);
        if (!regex.IsGlobal)
            return First(regex.Regex.Match(text), budget);
        budget.Allocate(text.Length);
        List<object?> all = [.. regex.Regex.Matches(text).Select(match => (object?)match.Value)];
        return all.Count == 0 ? null : new JsArray(all);
    }

    private static JsArray? First(Match match, ScriptBudget budget)
    {
        if (!match.Success)
            return null;
        var result = new JsArray([.. match.Groups.Values.Select(group => group.Success ? (object?)group.Value : Undefined.Value)]);
        budget.Allocate(match.Length + match.Groups.Count);
        result.Set("index", (double)match.Index);
        var groups = new JsObject();
        foreach (Group group in match.Groups.Values.Where(group => !char.IsAsciiDigit(group.Name[0])))
            groups.Set(group.Name, group.Value);
        result.Set("groups", groups);
        return result;
    }
}
