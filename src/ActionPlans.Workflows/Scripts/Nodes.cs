namespace ActionPlans.Workflows.Scripts;

/// <summary>A parsed expression.</summary>
internal abstract class Node
{
    public abstract object? Evaluate(JsScope scope);
}

/// <summary>Something that can be assigned to: a name, a member, or a pattern.</summary>
internal abstract class TargetNode : Node
{
    public abstract void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None);
}

internal enum DeclarationKind
{
    None,
    Let,
    Const,
}

internal sealed class LiteralNode(object? value) : Node
{
    public override object? Evaluate(JsScope scope) => value;
}

internal sealed class RegExpNode(System.Text.RegularExpressions.Regex regex, bool isGlobal) : Node
{
    public override object? Evaluate(JsScope scope) => new JsRegExp(regex, isGlobal);
}

internal sealed class TemplateNode(IReadOnlyList<(string Text, Node? Code)> pieces) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        var text = new System.Text.StringBuilder();
        foreach ((string piece, Node? code) in pieces)
        {
            text.Append(piece);
            if (code is not null)
                text.Append(Js.ToText(code.Evaluate(scope)));
            scope.Budget.Allocate(piece.Length + 1);
        }
        scope.Budget.Allocate(text.Length);
        return text.ToString();
    }
}

internal sealed class NameNode(string name) : TargetNode
{
    public string Name => name;

    public override object? Evaluate(JsScope scope) =>
        scope.TryGet(name, out object? value) ? value : throw ScriptThrownException.Error("ReferenceError", $"{name} is not defined");

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None)
    {
        if (declares == DeclarationKind.None)
            scope.Assign(name, value);
        else
            scope.Declare(name, value, declares == DeclarationKind.Const);
    }
}

internal sealed class ThisNode : Node
{
    public override object? Evaluate(JsScope scope) => scope.Self;
}

internal sealed class MemberNode(Node target, Node member, bool isOptional) : TargetNode
{
    public Node Target => target;

    public override object? Evaluate(JsScope scope)
    {
        object? value = target.Evaluate(scope);
        return IsCutShort(value) ? ShortCircuit.Value : Members.Get(value, Key(scope), scope);
    }

    public object? MemberOf(object? value, JsScope scope) => Members.Get(value, Key(scope), scope);

    /// <summary>A chain ends early at a ?. before nothing, or when it has ended before.</summary>
    public bool IsCutShort(object? value) => value is ShortCircuit || (isOptional && value is null or Undefined);

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None) =>
        Members.Set(target.Evaluate(scope), Key(scope), value, scope);

    public void Delete(JsScope scope)
    {
        if (target.Evaluate(scope) is JsObject map)
            map.Delete(Js.ToText(Key(scope)));
    }

    private object? Key(JsScope scope) => member.Evaluate(scope);
}

/// <summary>What the rest of a chain gives after ?. met nothing; becomes undefined at the end of the chain.</summary>
internal sealed class ShortCircuit
{
    public static readonly ShortCircuit Value = new();
}

internal sealed class ChainNode(Node chain) : Node
{
    public override object? Evaluate(JsScope scope) => chain.Evaluate(scope) is var value and not ShortCircuit ? value : Undefined.Value;
}

internal sealed class CallNode(Node callee, IReadOnlyList<Node> arguments, bool isOptional) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        object? self = Undefined.Value, function;
        if (callee is MemberNode member)
        {
            self = member.Target.Evaluate(scope);
            if (member.IsCutShort(self))
                return ShortCircuit.Value;
            function = member.MemberOf(self, scope);
        }
        else
        {
            function = callee.Evaluate(scope);
        }

        if (function is ShortCircuit || (isOptional && function is null or Undefined))
            return ShortCircuit.Value;
        if (function is not JsFunction called)
            throw ScriptThrownException.Type($"{(callee is NameNode name ? name.Name : "this member")} is not a function");

        scope.Budget.Enter();
        object? result = called.Call(self, SpreadNode.EvaluateAll(arguments, scope));
        scope.Budget.Leave();
        return result;
    }
}

internal sealed class NewNode(Node callee, IReadOnlyList<Node> arguments) : Node
{
    public override object? Evaluate(JsScope scope) => callee.Evaluate(scope) is JsFunction function
        ? function.Construct(SpreadNode.EvaluateAll(arguments, scope))
        : throw ScriptThrownException.Type("this is not a constructor");
}

internal sealed class SpreadNode(Node value) : Node
{
    public override object? Evaluate(JsScope scope) => value.Evaluate(scope);

    public static object?[] EvaluateAll(IReadOnlyList<Node> nodes, JsScope scope)
    {
        var values = new List<object?>(nodes.Count);
        foreach (Node node in nodes)
        {
            if (node is SpreadNode spread)
                values.AddRange(Members.Iterate(spread.Evaluate(scope), scope.Budget));
            else
                values.Add(node.Evaluate(scope));
        }
        scope.Budget.Allocate(values.Count);
        return [.. values];
    }
}

internal sealed class ArrayNode(IReadOnlyList<Node> items) : TargetNode
{
    public override object? Evaluate(JsScope scope) => new JsArray([.. SpreadNode.EvaluateAll(items, scope)]);

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None)
    {
        List<object?> values = [.. Members.Iterate(value, scope.Budget)];
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is RestNode rest)
                rest.Target.Assign(scope, new JsArray(values.Skip(i).ToList()), declares);
            else if (items[i] is TargetNode target)
                target.Assign(scope, i < values.Count ? values[i] : Undefined.Value, declares);
        }
    }
}

/// <summary>The rest of a pattern: <c>...name</c>.</summary>
internal sealed class RestNode(TargetNode target) : Node
{
    public TargetNode Target => target;

    public override object? Evaluate(JsScope scope) => throw new InvalidOperationException("A rest is only assigned to");
}

/// <summary>A target with a default, in patterns and parameters.</summary>
internal sealed class DefaultNode(TargetNode target, Node otherwise) : TargetNode
{
    public override object? Evaluate(JsScope scope) => target.Evaluate(scope);

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None) =>
        target.Assign(scope, value is Undefined ? otherwise.Evaluate(scope) : value, declares);
}

/// <summary>An object literal, or a pattern that takes an object apart. A null key spreads (or collects the rest).</summary>
internal sealed class ObjectNode(IReadOnlyList<(Node? Key, Node Value)> properties) : TargetNode
{
    public override object? Evaluate(JsScope scope)
    {
        var result = new JsObject();
        foreach ((Node? key, Node value) in properties)
        {
            object? item = value.Evaluate(scope);
            if (key is not null)
                Members.Set(result, key.Evaluate(scope), item, scope);
            else
                Members.CopyInto(result, item, scope);
        }
        return result;
    }

    public override void Assign(JsScope scope, object? value, DeclarationKind declares = DeclarationKind.None)
    {
        if (value is null or Undefined)
            throw ScriptThrownException.Type("Cannot take null or undefined apart");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach ((Node? key, Node target) in properties)
        {
            if (key is null)
            {
                AssignRest(scope, value, (RestNode)target, taken, declares);
                continue;
            }
            object? name = key.Evaluate(scope);
            taken.Add(Js.ToText(name));
            ((TargetNode)target).Assign(scope, Members.Get(value, name, scope), declares);
        }
    }

    private static void AssignRest(JsScope scope, object? value, RestNode rest, HashSet<string> taken, DeclarationKind declares)
    {
        var remaining = new JsObject();
        Members.CopyInto(remaining, value, scope);
        foreach (string name in taken)
            remaining.Delete(name);
        rest.Target.Assign(scope, remaining, declares);
    }
}

internal sealed class FunctionNode(string? name, IReadOnlyList<Node> parameters, Statement? body, Node? expression, bool isArrow) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        JsFunction? function = null;
        function = new JsFunction((self, arguments) =>
        {
            var inner = isArrow ? scope.Inner() : new JsScope(scope, scope.Run) { Self = self };
            if (name is not null && !isArrow)
                inner.Declare(name, function);
            Bind(inner, arguments);
            if (expression is not null)
                return expression.Evaluate(inner);
            Completion completion = body!.Execute(inner);
            return completion.Kind == CompletionKind.Return ? completion.Value : Undefined.Value;
        });
        return function;
    }

    private void Bind(JsScope inner, object?[] arguments)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i] is RestNode rest)
                rest.Target.Assign(inner, new JsArray(arguments.Skip(i).ToList()), DeclarationKind.Let);
            else
                ((TargetNode)parameters[i]).Assign(inner, i < arguments.Length ? arguments[i] : Undefined.Value, DeclarationKind.Let);
        }
    }
}

internal sealed class AssignNode(TargetNode target, string sign, Node value) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        if (sign == "=")
        {
            object? assigned = value.Evaluate(scope);
            target.Assign(scope, assigned);
            return assigned;
        }

        object? current = target.Evaluate(scope);
        if (sign is "&&=" or "||=" or "??=")
        {
            bool keeps = sign switch { "&&=" => !Js.Truthy(current), "||=" => Js.Truthy(current), _ => current is not (null or Undefined) };
            if (keeps)
                return current;
            object? assigned = value.Evaluate(scope);
            target.Assign(scope, assigned);
            return assigned;
        }

        object? result = BinaryNode.Apply(sign[..^1], current, value.Evaluate(scope), scope.Budget);
        target.Assign(scope, result);
        return result;
    }
}

/// <summary>++ and --.</summary>
internal sealed class StepNode(TargetNode target, int by, bool isPrefix) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        double before = Js.ToNumber(target.Evaluate(scope));
        target.Assign(scope, before + by);
        return isPrefix ? before + by : before;
    }
}

internal sealed class UnaryNode(string sign, Node operand) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        if (sign == "typeof")
            return operand is NameNode name && !scope.TryGet(name.Name, out _) ? "undefined" : Js.TypeOf(operand.Evaluate(scope));
        if (sign == "delete")
        {
            (operand as MemberNode)?.Delete(scope);
            return true;
        }

        object? value = operand.Evaluate(scope);
        return sign switch
        {
            "!" => !Js.Truthy(value),
            "-" => -Js.ToNumber(value),
            "+" => Js.ToNumber(value),
            "~" => (double)~Js.ToInt32(value),
            _ => Undefined.Value, // void
        };
    }
}

internal sealed class BinaryNode(string sign, Node left, Node right) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        ScriptBudget.CheckStack();
        return Apply(sign, left.Evaluate(scope), right.Evaluate(scope), scope.Budget);
    }

    public static object? Apply(string sign, object? left, object? right, ScriptBudget budget)
    {
        budget.Spend();
        return sign switch
        {
            "+" => Js.Add(left, right, budget),
            "-" => Js.ToNumber(left) - Js.ToNumber(right),
            "*" => Js.ToNumber(left) * Js.ToNumber(right),
            "/" => Js.ToNumber(left) / Js.ToNumber(right),
            "%" => Js.ToNumber(left) % Js.ToNumber(right),
            "**" => Math.Pow(Js.ToNumber(left), Js.ToNumber(right)),
            "==" => Js.LooseEquals(left, right),
            "!=" => !Js.LooseEquals(left, right),
            "===" => Js.StrictEquals(left, right),
            "!==" => !Js.StrictEquals(left, right),
            "<" => Js.Compare(left, right) < 0,
            ">" => Js.Compare(left, right) > 0,
            "<=" => Js.Compare(left, right) <= 0,
            ">=" => Js.Compare(left, right) >= 0,
            "&" => (double)(Js.ToInt32(left) & Js.ToInt32(right)),
            "|" => (double)(Js.ToInt32(left) | Js.ToInt32(right)),
            "^" => (double)(Js.ToInt32(left) ^ Js.ToInt32(right)),
            "<<" => (double)(Js.ToInt32(left) << Js.ToInt32(right)),
            ">>" => (double)(Js.ToInt32(left) >> Js.ToInt32(right)),
            ">>>" => (double)((uint)Js.ToInt32(left) >> Js.ToInt32(right)),
            "in" => Members.Has(right, left),
            "instanceof" => Members.IsInstance(left, right),
            _ => throw new InvalidOperationException($"Unknown operator {sign}"),
        };
    }
}

internal sealed class LogicalNode(string sign, Node left, Node right) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        ScriptBudget.CheckStack();
        object? first = left.Evaluate(scope);
        bool decides = sign switch { "&&" => !Js.Truthy(first), "||" => Js.Truthy(first), _ => first is not (null or Undefined) };
        return decides ? first : right.Evaluate(scope);
    }
}

internal sealed class ConditionalNode(Node condition, Node then, Node otherwise) : Node
{
    public override object? Evaluate(JsScope scope) => Js.Truthy(condition.Evaluate(scope)) ? then.Evaluate(scope) : otherwise.Evaluate(scope);
}

internal sealed class CommaNode(Node first, Node second) : Node
{
    public override object? Evaluate(JsScope scope)
    {
        ScriptBudget.CheckStack();
        first.Evaluate(scope);
        return second.Evaluate(scope);
    }
}
