using System.Text.Json;

namespace ActionPlans.Workflows.Scripts;

/// <summary>The globals of JavaScript itself. Made for each run: a script can't leave anything behind in them.</summary>
internal static class Globals
{
    public static object? Find(string name, ScriptRun run) => name switch
    {
        "undefined" => Undefined.Value,
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "Math" => MathObject(),
        "JSON" => JsonObject(run.Budget),
        "Object" => ObjectFunction(run),
        "Array" => ArrayFunction(run.Budget),
        "String" => Named("String", (_, a) => a.Length == 0 ? "" : Js.ToText(a[0])),
        "Number" => NumberFunction(),
        "Boolean" => Named("Boolean", (_, a) => Js.Truthy(First(a))),
        "Date" => DateFunction(run),
        "Map" => Named("Map", construct: a => MapOf(First(a), run.Budget)),
        "Set" => Named("Set", construct: a => SetOf(First(a), run.Budget)),
        "Error" or "TypeError" or "RangeError" => ErrorFunction(name),
        "parseInt" => Function(a => ParseInt(Js.ToText(First(a)), Js.ToInteger(a.Length > 1 ? a[1] : Undefined.Value, 10))),
        "parseFloat" => Function(a => ParseFloat(Js.ToText(First(a)))),
        "isNaN" => Function(a => double.IsNaN(Js.ToNumber(First(a)))),
        "isFinite" => Function(a => double.IsFinite(Js.ToNumber(First(a)))),
        "encodeURIComponent" => Function(a => Uri.EscapeDataString(Made(Js.ToText(First(a)), run.Budget))),
        "decodeURIComponent" => Function(a => Uri.UnescapeDataString(Made(Js.ToText(First(a)), run.Budget))),
        _ => null,
    };

    private static object? First(object?[] arguments) => arguments.Length > 0 ? arguments[0] : Undefined.Value;

    private static JsFunction Function(Func<object?[], object?> body) => new((_, arguments) => body(arguments));

    private static JsFunction Named(string name, Func<object?, object?[], object?>? call = null, Func<object?[], object?>? construct = null)
    {
        var function = new JsFunction(call ?? ((_, _) => throw ScriptThrownException.Type($"use new {name}()")), construct ?? (a => call!(null, a)));
        function.Set("name", name);
        return function;
    }

    private static string Made(string text, ScriptBudget budget)
    {
        budget.Allocate(text.Length * 3L);
        return text;
    }

    private static JsObject MathObject()
    {
        var math = new JsObject();
        math.Set("PI", Math.PI);
        math.Set("E", Math.E);
        Add("abs", Math.Abs);
        Add("floor", Math.Floor);
        Add("ceil", Math.Ceiling);
        Add("round", number => Math.Floor(number + 0.5));
        Add("trunc", Math.Truncate);
        Add("sqrt", Math.Sqrt);
        Add("cbrt", Math.Cbrt);
        Add("log", Math.Log);
        Add("log10", Math.Log10);
        Add("log2", Math.Log2);
        Add("exp", Math.Exp);
        Add("sin", Math.Sin);
        Add("cos", Math.Cos);
        Add("tan", Math.Tan);
        Add("sign", number => double.IsNaN(number) ? number : Math.Sign(number));
        math.Set("pow", Function(a => Math.Pow(Js.ToNumber(First(a)), Js.ToNumber(a.Length > 1 ? a[1] : Undefined.Value))));
        math.Set("min", Function(a => a.Select(Js.ToNumber).Aggregate(double.PositiveInfinity, Math.Min)));
        math.Set("max", Function(a => a.Select(Js.ToNumber).Aggregate(double.NegativeInfinity, Math.Max)));
        math.Set("random", Function(_ => throw ScriptThrownException.Type("Math.random is not available: a step has to give the same result every time")));
        return math;

        void Add(string name, Func<double, double> function) => math.Set(name, Function(a => function(Js.ToNumber(First(a)))));
    }

    private static JsObject JsonObject(ScriptBudget budget)
    {
        var json = new JsObject();
        json.Set("parse", Function(a => Js.FromValue(ValueJson.TryParse(Made(Js.ToText(First(a)), budget), out object? value)
            ? value
            : throw ScriptThrownException.Error("SyntaxError", "the text is not JSON"))));
        json.Set("stringify", Function(a => First(a) is Undefined ? Undefined.Value : Stringify(First(a), a, budget)));
        return json;
    }

    public static string Stringify(object? value, object?[] arguments, ScriptBudget budget)
    {
        bool indented = arguments.Length > 2 && arguments[2] is not (null or Undefined);
        object? plain = value is JsDate date ? DateMethods.ToIso(date) : Js.ToValue(value);
        var options = new JsonSerializerOptions(ValueJson.Plain) { WriteIndented = indented };
        string text = ValueJson.ToNode(plain)?.ToJsonString(options) ?? "null";
        budget.Allocate(text.Length);
        return text;
    }

    private static JsFunction ObjectFunction(ScriptRun run)
    {
        JsFunction function = Named("Object", (_, a) => First(a) is JsObject given ? given : new JsObject());
        function.Set("keys", Function(a => new JsArray([.. Members.Names(First(a))])));
        function.Set("values", Function(a => new JsArray([.. Members.Names(First(a)).Select(name => Value(First(a), name))])));
        function.Set("entries", Function(a => new JsArray([.. Members.Names(First(a)).Select(name => (object?)new JsArray([name, Value(First(a), name)]))])));
        function.Set("assign", Function(a =>
        {
            var target = First(a) as JsObject ?? new JsObject();
            foreach (object? source in a.Skip(1))
                Members.CopyInto(target, source, run.Scope);
            return target;
        }));
        function.Set("fromEntries", Function(a =>
        {
            var target = new JsObject();
            foreach (object? entry in Members.Iterate(First(a), run.Budget))
                target.Set(Js.ToText(Members.Get(entry, 0.0, run.Scope)), Members.Get(entry, 1.0, run.Scope));
            return target;
        }));
        function.Set("freeze", Function(First));
        return function;

        object? Value(object? source, object? name) => Members.Get(source, source is JsArray ? Js.ToNumber(name) : name, run.Scope);
    }

    private static JsFunction ArrayFunction(ScriptBudget budget)
    {
        JsFunction function = Named("Array", (_, a) => a.Length == 1 && a[0] is double length ? Empty(length) : new JsArray([.. a]));
        function.Set("isArray", Function(a => First(a) is JsArray));
        function.Set("of", Function(a => new JsArray([.. a])));
        function.Set("from", Function(a =>
        {
            JsArray source = First(a) is JsObject sized and not (JsArray or JsMap or JsSet)
                ? Empty(Js.ToNumber(sized.Get("length")))
                : new JsArray([.. Members.Iterate(First(a), budget)]);
            return a.Length > 1 && a[1] is JsFunction map
                ? new JsArray(source.Items.Select((item, i) => map.Call(Undefined.Value, item, (double)i)).ToList())
                : source;
        }));
        return function;

        JsArray Empty(double length)
        {
            if (!(length >= 0 && length <= ScriptBudget.MaxAllocation))
                throw ScriptThrownException.Error("RangeError", "Invalid array length");
            budget.Allocate((long)length);
            return new JsArray([.. Enumerable.Repeat<object?>(Undefined.Value, (int)length)]);
        }
    }

    private static JsFunction NumberFunction()
    {
        JsFunction function = Named("Number", (_, a) => a.Length == 0 ? 0.0 : Js.ToNumber(a[0]));
        function.Set("isInteger", Function(a => First(a) is double number && number == Math.Truncate(number) && double.IsFinite(number)));
        function.Set("isNaN", Function(a => First(a) is double.NaN));
        function.Set("isFinite", Function(a => First(a) is double number && double.IsFinite(number)));
        function.Set("parseFloat", Function(a => ParseFloat(Js.ToText(First(a)))));
        function.Set("MAX_SAFE_INTEGER", 9007199254740991.0);
        return function;
    }

    private static JsFunction DateFunction(ScriptRun run)
    {
        JsFunction function = Named("Date", (_, _) => DateMethods.ToDisplay(DateMethods.Create([], run.Now)), a => DateMethods.Create(a, run.Now));
        function.Set("now", Function(_ => DateMethods.Since1970(run.Now)));
        function.Set("parse", Function(a => DateMethods.Parse(Js.ToText(First(a)))));
        function.Set("UTC", Function(a => DateMethods.Create(a.Length == 1 ? [a[0], 0.0] : a, run.Now).Milliseconds));
        return function;
    }

    private static JsFunction ErrorFunction(string name)
    {
        JsFunction function = Named("Error", (_, a) => Create(a), Create);
        return function;

        object? Create(object?[] arguments)
        {
            var error = new JsObject();
            error.Set("name", name);
            error.Set("message", First(arguments) is Undefined ? "" : Js.ToText(First(arguments)));
            return error;
        }
    }

    private static JsMap MapOf(object? entries, ScriptBudget budget)
    {
        var map = new JsMap();
        foreach (object? entry in entries is null or Undefined ? [] : Members.Iterate(entries, budget))
        {
            if (entry is JsArray { Items: [var key, var value, ..] })
                map.Entries[JsMap.KeyOf(key)] = (key, value);
        }
        return map;
    }

    private static JsSet SetOf(object? items, ScriptBudget budget)
    {
        var set = new JsSet();
        foreach (object? item in items is null or Undefined ? [] : Members.Iterate(items, budget))
            set.Entries[JsMap.KeyOf(item)] = item;
        return set;
    }

    private static double ParseInt(string text, int radix)
    {
        text = text.Trim();
        int sign = text.StartsWith('-') ? -1 : 1;
        int start = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        if (string.Compare(text, start, "0x", 0, 2, StringComparison.OrdinalIgnoreCase) == 0 && radix is 10 or 16)
            (radix, start) = (16, start + 2);
        double number = double.NaN;
        for (int i = start; i < text.Length; i++)
        {
            int digit = char.IsAsciiDigit(text[i]) ? text[i] - '0' : char.IsAsciiLetter(text[i]) ? char.ToLowerInvariant(text[i]) - 'a' + 10 : 99;
            if (digit >= radix)
                break;
            number = (double.IsNaN(number) ? 0 : number) * radix + digit;
        }
        return sign * number;
    }

    private static double ParseFloat(string text)
    {
        text = text.Trim();
        int end = text.Length;
        while (end > 0 && double.IsNaN(Js.ToNumber(text[..end])))
            end--;
        return end == 0 ? double.NaN : Js.ToNumber(text[..end]);
    }
}
