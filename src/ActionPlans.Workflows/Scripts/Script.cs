namespace ActionPlans.Workflows.Scripts;

/// <param name="Value">A return's value, else that of the last expression.</param>
/// <param name="Outcomes">What setOutcome named; null for nothing.</param>
internal readonly record struct ScriptResult(object? Value, IReadOnlyList<string>? Outcomes);

/// <summary>
/// A compiled script, shared by every instance and thread.
/// <para>
/// Elsa runs JavaScript with Jint 4, which can't be restored here (its parser is missing). Jint 2 knows ES5 only. Jurassic 3.2.4 was tried:
/// fast (0.5 µs an expression, 0.6 ms an engine), but it knows neither arrow functions, spread, destructuring, <c>??</c> nor <c>?.</c>, compiles to IL
/// that nothing can stop, lets a regular expression or <c>'x'.repeat(1e9)</c> take the host down, and has a clock and random numbers of its own,
/// where a step has to give the same result twice. So scripts are interpreted here, by a small tree walker that counts operations, depth
/// and memory, has no way out to .NET, and no clock but the step's.
/// </para>
/// </summary>
internal sealed class Script
{
    private readonly Statement? program;
    private readonly string? syntaxError;

    private Script(Statement? program, string? syntaxError)
    {
        this.program = program;
        this.syntaxError = syntaxError;
    }

    /// <summary>Why the source can't be run; null when it can.</summary>
    public string? SyntaxError => syntaxError;

    public static Script Compile(string source)
    {
        try
        {
            return new Script(Parser.Parse(source), null);
        }
        catch (ScriptSyntaxException problem)
        {
            return new Script(null, problem.Message);
        }
    }

    /// <exception cref="WorkflowFault">The script is wrong, threw, or used up its budget.</exception>
    public ScriptResult Run(Run run, Execution execution)
    {
        if (program is null)
            throw new WorkflowFault($"the script can't be read: {syntaxError}");

        var script = new ScriptRun(run, execution);
        try
        {
            Completion completion = program.Execute(script.Scope);
            return new ScriptResult(Js.ToValue(completion.Value), script.Outcomes);
        }
        catch (ScriptThrownException thrown)
        {
            throw new WorkflowFault($"the script threw {thrown.Message}");
        }
        catch (ScriptLimitException limit)
        {
            throw new WorkflowFault($"the script was stopped: {limit.Message}") { IsLimit = true };
        }
        finally
        {
            run.ScriptOperationsLeft -= script.Budget.Used;
        }
    }
}
