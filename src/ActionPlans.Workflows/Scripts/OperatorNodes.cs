namespace ActionPlans.Workflows.Scripts;

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
