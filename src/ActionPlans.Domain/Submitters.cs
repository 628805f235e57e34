namespace ActionPlans.Domain;

/// <summary>The rules about persons that evidence and plans share.</summary>
internal static class Submitters
{
    public static bool Include(this IEnumerable<string> submitters, string person) =>
        submitters.Any(submitter => string.Equals(submitter.Trim(), person.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses somebody without a name, and a missing reason where one is needed; null when all is there.</summary>
    public static Decision? Missing(string person, string? reason = "not needed") =>
        string.IsNullOrWhiteSpace(person) ? Decision.Refused("Say who does this; the record needs a name.")
        : string.IsNullOrWhiteSpace(reason) ? Decision.Refused("Give a reason; the record needs one.")
        : null;
}
