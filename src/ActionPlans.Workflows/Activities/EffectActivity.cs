namespace ActionPlans.Workflows.Activities;

/// <summary>What our own activities share: evaluate the inputs, tell the host what to do, go on with Done.</summary>
internal abstract class EffectActivity : Activity
{
    internal sealed override void Execute(Run run, Execution execution)
    {
        var values = new Dictionary<string, object?>(Inputs.Count, StringComparer.Ordinal);
        foreach (Input input in Inputs)
            values[input.Name] = input.IsGiven ? input.Evaluate(run, execution) : Default(input.Name);
        run.Emit(execution, values);
        run.Complete(execution);
    }

    /// <summary>What applies when the definition gives nothing.</summary>
    protected virtual string? Default(string input) => null;
}
