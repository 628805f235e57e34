namespace ActionPlans.Workflows.Scripts;

/// <summary>The methods of arrays.</summary>
internal static class ArrayMethods
{
    public static object? Find(JsArray array, string name, JsScope scope)
    {
        List<object?> items = array.Items;
        ScriptBudget budget = scope.Budget;
        return name switch
        {
            "push" => Method(a => { budget.Allocate(a.Length); items.AddRange(a); return (double)items.Count; }),
            "unshift" => Method(a => { budget.Allocate(a.Length); budget.Spend(items.Count); items.InsertRange(0, a); return (double)items.Count; }),
            "pop" => Method(_ => TakeAt(items, items.Count - 1)),
            "shift" => Method(_ => { budget.Spend(items.Count); return TakeAt(items, 0); }),
            "map" => Each((call, _) => Made(items.Select((item, i) => call(item, i)).ToList(), budget)),
            "filter" => Each((call, _) => Made(items.Where((item, i) => Js.Truthy(call(item, i))).ToList(), budget)),
            "forEach" => Each((call, _) => { for (int i = 0; i < items.Count; i++) call(items[i], i); return Undefined.Value; }),
            "some" => Each((call, _) => items.Where((item, i) => Js.Truthy(call(item, i))).Any()),
            "every" => Each((call, _) => !items.Where((item, i) => !Js.Truthy(call(item, i))).Any()),
            "find" => Each((call, _) => IndexWhere(items, call) is int index and >= 0 ? items[index] : Undefined.Value),
            "findIndex" => Each((call, _) => (double)IndexWhere(items, call)),
            "flatMap" => Each((call, _) => Made(items.SelectMany((item, i) => call(item, i) is var part && part is JsArray list ? list.Items : [part]).ToList(), budget)),
            "reduce" => Method(a => Reduce(items, a, budget)),
            "includes" => Method(a => { budget.Spend(items.Count); return items.Exists(item => Js.StrictEquals(item, Arg(a, 0))); }),
            "indexOf" => Method(a => { budget.Spend(items.Count); return (double)items.FindIndex(item => Js.StrictEquals(item, Arg(a, 0))); }),
            "lastIndexOf" => Method(a => { budget.Spend(items.Count); return (double)items.FindLastIndex(item => Js.StrictEquals(item, Arg(a, 0))); }),
            "join" or "toString" => Method(a => Join(items, Arg(a, 0) is Undefined ? "," : Js.ToText(Arg(a, 0)), budget)),
            "slice" => Method(a => Slice(items, StringMethods.Relative(Arg(a, 0), items.Count, 0), StringMethods.Relative(Arg(a, 1), items.Count, items.Count), budget)),
            "splice" => Method(a => Splice(items, a, budget)),
            "concat" => Method(a => Made([.. items, .. a.SelectMany(part => part is JsArray list ? list.Items : [part])], budget)),
            "reverse" => Method(_ => { budget.Spend(items.Count); items.Reverse(); return array; }),
            "sort" => Method(a => Sort(array, Arg(a, 0) as JsFunction, budget)),
            "flat" => Method(a => Made(Flatten(items, Math.Min(Js.ToInteger(Arg(a, 0), 1), 16), budget), budget)),
            "fill" => Method(a => { budget.Spend(items.Count); for (int i = 0; i < items.Count; i++) items[i] = Arg(a, 0); return array; }),
            "at" => Method(a => Js.ToInteger(Arg(a, 0), 0) is var i && (i < 0 ? i + items.Count : i) is var index && index >= 0 && index < items.Count ? items[index] : Undefined.Value),
            "keys" => Method(_ => Made(Members.Names(array).Select(key => (object?)Js.ToNumber(key)).ToList(), budget)),
            "values" => Method(_ => Made([.. items], budget)),
            "entries" => Method(_ => Made(items.Select((item, i) => (object?)new JsArray([(double)i, item])).ToList(), budget)),
            _ => Undefined.Value,
        };

        JsFunction Each(Func<Func<object?, int, object?>, object?[], object?> body) => new((_, arguments) =>
        {
            if (Arg(arguments, 0) is not JsFunction callback)
                throw ScriptThrownException.Type($"{name} needs a function");
            return body(
                (item, index) =>
                {
                    budget.Enter();
                    object? result = callback.Call(Undefined.Value, item, (double)index, array);
                    budget.Leave();
                    return result;
                },
                arguments);
        });
    }

    private static JsFunction Method(Func<object?[], object?> body) => new((_, arguments) => body(arguments));

    private static object? Arg(object?[] arguments, int index) => index < arguments.Length ? arguments[index] : Undefined.Value;

    private static JsArray Made(List<object?> items, ScriptBudget budget)
    {
        budget.Spend(items.Count);
        budget.Allocate(items.Count);
        return new JsArray(items);
    }

    private static object? TakeAt(List<object?> items, int index)
    {
        if (index < 0 || index >= items.Count)
            return Undefined.Value;
        object? item = items[index];
        items.RemoveAt(index);
        return item;
    }

    private static int IndexWhere(List<object?> items, Func<object?, int, object?> call)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (Js.Truthy(call(items[i], i)))
                return i;
        }
        return -1;
    }

    private static object? Reduce(List<object?> items, object?[] arguments, ScriptBudget budget)
    {
        if (Arg(arguments, 0) is not JsFunction callback)
            throw ScriptThrownException.Type("reduce needs a function");
        int start = arguments.Length > 1 ? 0 : 1;
        if (start == 1 && items.Count == 0)
            throw ScriptThrownException.Type("Reduce of empty array with no initial value");
        object? sum = start == 0 ? arguments[1] : items[0];
        for (int i = start; i < items.Count; i++)
        {
            budget.Enter();
            sum = callback.Call(Undefined.Value, sum, items[i], (double)i);
            budget.Leave();
        }
        return sum;
    }

    private static string Join(List<object?> items, string separator, ScriptBudget budget)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(separator);
            string piece = items[i] is null or Undefined ? "" : Js.ToText(items[i]);
            budget.Spend();
            budget.Allocate(piece.Length + separator.Length);
            text.Append(piece);
        }
        return text.ToString();
    }

    private static JsArray Slice(List<object?> items, int from, int to, ScriptBudget budget) =>
        Made(from < to ? items.GetRange(from, to - from) : [], budget);

    private static JsArray Splice(List<object?> items, object?[] arguments, ScriptBudget budget)
    {
        int start = StringMethods.Relative(Arg(arguments, 0), items.Count, 0);
        int count = Math.Clamp(Js.ToInteger(Arg(arguments, 1), items.Count - start), 0, items.Count - start);
        JsArray removed = Made(items.GetRange(start, count), budget);
        items.RemoveRange(start, count);
        budget.Allocate(arguments.Length);
        items.InsertRange(start, arguments.Skip(2));
        return removed;
    }

    private static JsArray Sort(JsArray array, JsFunction? comparer, ScriptBudget budget)
    {
        // A stable sort that does not mind a comparer that contradicts itself.
        Comparison<object?> compare = comparer is null
            ? (a, b) => string.CompareOrdinal(Js.ToText(a), Js.ToText(b))
            : (a, b) => Math.Sign(Js.ToNumber(comparer.Call(Undefined.Value, a, b)) is var order && double.IsNaN(order) ? 0 : order);
        object?[] sorted = [.. array.Items];
        MergeSort(sorted, new object?[sorted.Length], 0, sorted.Length, compare, budget);
        array.Items.Clear();
        array.Items.AddRange(sorted);
        return array;
    }

    private static void MergeSort(object?[] items, object?[] spare, int from, int to, Comparison<object?> compare, ScriptBudget budget)
    {
        if (to - from < 2)
            return;
        int middle = (from + to) / 2;
        MergeSort(items, spare, from, middle, compare, budget);
        MergeSort(items, spare, middle, to, compare, budget);
        for (int left = from, right = middle, i = from; i < to; i++)
        {
            budget.Spend();
            bool takesLeft = left < middle && (right >= to || compare(items[left], items[right]) <= 0);
            spare[i] = takesLeft ? items[left++] : items[right++];
        }
        Array.Copy(spare, from, items, from, to - from);
    }

    private static List<object?> Flatten(List<object?> items, int depth, ScriptBudget budget)
    {
        var flat = new List<object?>();
        foreach (object? item in items)
        {
            budget.Spend();
            if (item is JsArray inner && depth > 0)
                flat.AddRange(Flatten(inner.Items, depth - 1, budget));
            else
                flat.Add(item);
        }
        budget.Allocate(flat.Count);
        return flat;
    }
}
