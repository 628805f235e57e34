namespace ActionPlans.Workflows;

/// <summary>Something wrong, or worth a warning, in a definition.</summary>
/// <param name="ActivityId">Null when it concerns the definition as a whole.</param>
/// <param name="Instead">What to do about it.</param>
public sealed record DefinitionProblem(string File, string? ActivityId, string? ActivityType, string Reason, string? Instead)
{
    /// <summary>One line for people.</summary>
    public override string ToString()
    {
        string where = ActivityId is null ? File : $"{File}: activity '{ActivityId}' ({ActivityType})";
        return Instead is null ? $"{where}: {Reason}" : $"{where}: {Reason}; {Instead}";
    }
}
