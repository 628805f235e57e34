using System.Runtime.CompilerServices;

namespace ActionPlans.Workflows.Scripts;

/// <summary>
/// What one run of a script may use. Counted, not timed, so that the same script always ends at the same place on every machine.
/// </summary>
internal sealed class ScriptBudget(int operationsLeftInStep)
{
    /// <summary>Statements, calls, turns of loops and elements handled by built-in functions: about 50 ms of work.</summary>
    public const int MaxOperations = 1_000_000;

    /// <summary>Characters and elements created: about 32 MB.</summary>
    public const int MaxAllocation = 8_000_000;

    public const int MaxCallDepth = 200;

    /// <summary>What all scripts of one step may use together, so that a loop over a costly script comes to an end as well.</summary>
    public const int MaxOperationsPerStep = 20_000_000;

    private int operations;
    private long allocation;
    private int depth;

    public int Used => operations;

    public void Spend(int count = 1)
    {
        operations += count;
        if (operations > operationsLeftInStep)
            throw new ScriptLimitException($"the scripts of one step ran more than {MaxOperationsPerStep} operations together");
        if (operations > MaxOperations || operations < 0)
            throw new ScriptLimitException($"it ran more than {MaxOperations} operations; does it loop for ever?");
    }

    public void Allocate(long count)
    {
        allocation += count;
        if (allocation > MaxAllocation)
            throw new ScriptLimitException($"it created more than {MaxAllocation} characters or elements");
    }

    public void Enter()
    {
        Spend();
        if (++depth > MaxCallDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ScriptLimitException($"its functions call each other more than {MaxCallDepth} deep");
    }

    public void Leave() => depth--;

    /// <summary>Long chains (a + b + c …) are walked by recursion, and may be as long as the source allows.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ScriptLimitException("an expression in it is too long");
    }
}

/// <summary>A script used up its budget. A script can't catch this.</summary>
internal sealed class ScriptLimitException(string message) : Exception(message);

/// <summary>A script threw; try … catch in the script sees the value.</summary>
internal sealed class ScriptThrownException(object? value) : Exception
{
    public object? Value { get; } = value;

    public override string Message => Value is JsObject error && error.Get("message") is string text ? $"{error.Get("name")}: {text}" : Js.ToText(Value);

    public static ScriptThrownException Error(string name, string message)
    {
        var error = new JsObject();
        error.Set("name", name);
        error.Set("message", message);
        return new ScriptThrownException(error);
    }

    public static ScriptThrownException Type(string message) => Error("TypeError", message);
}

/// <summary>The source is not the JavaScript that we know.</summary>
internal sealed class ScriptSyntaxException(string message, int line) : Exception($"line {line}: {message}");
